package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeListParams;
import dev.hexpay.testing.stripe.Ledger.Movement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisputesTest extends StubFixture {
    private PaymentIntent paid;

    @BeforeEach
    void pay_1000() throws StripeException {
        paid = pay(TestCard.SUCCEEDS);
    }

    private String types() {
        return stub.events().stream()
                .map(StubEvent::type)
                .filter(type -> type.startsWith("charge.dispute."))
                .map(type -> type.substring("charge.dispute.".length()))
                .toList()
                .toString();
    }

    @Test
    void open_dispute_takes_the_money() throws StripeException {
        String id = stub.bank().openDispute(paid.getId(), "product_not_received");

        Dispute dispute = stripe.disputes().retrieve(id);
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getReason()).isEqualTo("product_not_received");
        assertThat(dispute.getPaymentIntent()).isEqualTo(paid.getId());
        assertThat(dispute.getAmount()).isEqualTo(1000);
        assertThat(dispute.getIsChargeRefundable()).isFalse();
        assertThat(stub.ledger().of(paid.getId())).isEqualTo(new Movement(1000, 0, 0, 1000));
    }

    @Test
    void won_dispute_gives_the_money_back() throws StripeException {
        String id = stub.bank().openDispute(paid.getId(), "fraudulent");
        stub.bank().reviewDispute(id);
        assertThat(stripe.disputes().retrieve(id).getStatus()).isEqualTo("under_review");

        stub.bank().winDispute(id);

        assertThat(stripe.disputes().retrieve(id).getStatus()).isEqualTo("won");
        assertThat(stub.ledger().of(paid.getId()).net()).isEqualTo(1000);
        assertThat(types()).isEqualTo("[created, funds_withdrawn, updated, closed, funds_reinstated]");
    }

    @Test
    void lost_dispute_keeps_the_money() throws StripeException {
        String id = stub.bank().openDispute(paid.getId(), "fraudulent");

        stub.bank().loseDispute(id);

        assertThat(stripe.disputes().retrieve(id).getStatus()).isEqualTo("lost");
        assertThat(stub.ledger().of(paid.getId()).net()).isZero();
        assertThat(types()).isEqualTo("[created, funds_withdrawn, closed]");
    }

    @Test
    void inquiry_takes_no_money_until_it_becomes_a_dispute() throws StripeException {
        String closed = stub.bank().openInquiry(paid.getId());
        stub.bank().closeInquiry(closed);
        String escalated = stub.bank().openInquiry(paid.getId());
        assertThat(stub.ledger().of(paid.getId()).disputed()).isZero();

        stub.bank().escalateInquiry(escalated);

        assertThat(stripe.disputes().retrieve(closed).getStatus()).isEqualTo("warning_closed");
        assertThat(stripe.disputes().retrieve(escalated).getStatus()).isEqualTo("needs_response");
        assertThat(stub.ledger().of(paid.getId()).disputed()).isEqualTo(1000);
        assertThat(types()).isEqualTo("[created, closed, created, updated, funds_withdrawn]");
    }

    @Test
    void several_disputes_of_a_charge_are_listed_newest_first() throws StripeException {
        String first = stub.bank().openDispute(paid.getId(), "fraudulent", 400);
        String second = stub.bank().openDispute(paid.getId(), "duplicate", 300);
        stub.bank().openDispute(pay(TestCard.SUCCEEDS).getId(), "general");

        assertThat(stripe.disputes()
                        .list(DisputeListParams.builder()
                                .setPaymentIntent(paid.getId())
                                .build())
                        .getData())
                .extracting(Dispute::getId)
                .containsExactly(second, first);
        assertThat(stripe.disputes()
                        .list(DisputeListParams.builder()
                                .setCharge(paid.getLatestCharge())
                                .build())
                        .getData())
                .hasSize(2);
        assertThat(stub.ledger().of(paid.getId()).disputed()).isEqualTo(700);
    }
}
