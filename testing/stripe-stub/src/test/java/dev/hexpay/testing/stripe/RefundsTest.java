package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.hexpay.testing.stripe.Ledger.Movement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundsTest extends StubFixture {
    private PaymentIntent paid;

    @BeforeEach
    void pay_1000() throws StripeException {
        paid = pay(TestCard.SUCCEEDS);
    }

    private RefundCreateParams.Builder refund(long amount) {
        return RefundCreateParams.builder().setPaymentIntent(paid.getId()).setAmount(amount);
    }

    private Refund refunded(long amount) throws StripeException {
        return stripe.refunds().create(refund(amount).build());
    }

    @Test
    void part_is_refunded_and_then_the_rest() throws StripeException {
        Refund part = stripe.refunds()
                .create(refund(300)
                        .setReason(RefundCreateParams.Reason.DUPLICATE)
                        .putMetadata("refund", "ref_1")
                        .build());
        Refund rest = stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(paid.getId())
                        .build());

        assertThat(part.getStatus()).isEqualTo("succeeded");
        assertThat(part.getCurrency()).isEqualTo("eur");
        assertThat(part.getReason()).isEqualTo("duplicate");
        assertThat(part.getMetadata()).containsEntry("refund", "ref_1");
        assertThat(part.getCharge()).isEqualTo(paid.getLatestCharge());
        assertThat(rest.getAmount()).isEqualTo(700);
        assertThat(stripe.charges().retrieve(paid.getLatestCharge()).getRefunded())
                .isTrue();
        assertThat(stub.ledger().of(paid.getId())).isEqualTo(new Movement(1000, 1000, 0, 0));
    }

    @Test
    void refund_of_more_than_is_left_has_no_code() throws StripeException {
        refunded(300);

        StripeException error = errorOf(() -> refunded(701));

        assertThat(error).isInstanceOf(InvalidRequestException.class);
        assertThat(error.getCode()).isNull();
        assertThat(error.getStripeError().getParam()).isEqualTo("amount");
    }

    @Test
    void refund_of_what_is_refunded_has_a_code() throws StripeException {
        refunded(1000);

        assertThat(errorOf(() -> refunded(1)).getCode()).isEqualTo("charge_already_refunded");
    }

    @Test
    void refused_refund_leaves_no_object() throws StripeException {
        assertThat(errorOf(() -> refunded(1001))).isNotNull();

        assertThat(stripe.refunds().list().getData()).isEmpty();
        assertThat(stub.ledger().of(paid.getId()).refunded()).isZero();
    }

    @Test
    void payment_that_did_not_move_cannot_be_refunded() throws StripeException {
        paid = pay(TestCard.AUTHENTICATES_ALWAYS);

        assertThat(errorOf(() -> refunded(1)).getStatusCode()).isEqualTo(400);
    }

    @Test
    void refund_names_payment_intent_or_charge() throws StripeException {
        Refund ofCharge = stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setCharge(paid.getLatestCharge())
                        .setAmount(1L)
                        .build());

        assertThat(ofCharge.getPaymentIntent()).isEqualTo(paid.getId());
        assertThat(errorOf(() -> stripe.refunds()
                                .create(RefundCreateParams.builder().build()))
                        .getCode())
                .isEqualTo("parameter_missing");
    }

    @Test
    void disputed_payment_is_not_refunded_until_the_dispute_is_won() throws StripeException {
        String dispute = stub.bank().openDispute(paid.getId(), "fraudulent");
        assertThat(errorOf(() -> refunded(1)).getCode()).isEqualTo("charge_disputed");

        stub.bank().winDispute(dispute);
        assertThat(refunded(1).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void lost_dispute_prevents_refunds_and_an_inquiry_does_not() throws StripeException {
        PaymentIntent other = pay(TestCard.INQUIRY);
        stub.bank().loseDispute(stub.bank().openDispute(paid.getId(), "fraudulent"));

        assertThat(errorOf(() -> refunded(1)).getCode()).isEqualTo("charge_disputed");
        paid = other;
        assertThat(refunded(1).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void pending_refund_succeeds_later() throws StripeException {
        stub.bank().holdRefunds("insufficient_funds");
        Refund refund = refunded(300);
        assertThat(refund.getStatus()).isEqualTo("pending");
        assertThat(refund.getPendingReason()).isEqualTo("insufficient_funds");
        assertThat(stub.ledger().of(paid.getId())).isEqualTo(new Movement(1000, 0, 300, 0));
        assertThat(errorOf(() -> refunded(701))).isNotNull();

        stub.bank().completeRefund(refund.getId());

        assertThat(stripe.refunds().retrieve(refund.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(stub.ledger().of(paid.getId())).isEqualTo(new Movement(1000, 300, 0, 0));
    }

    @Test
    void succeeded_refund_fails_later_and_the_money_is_back() throws StripeException {
        Refund refund = refunded(1000);

        stub.bank().failRefund(refund.getId(), "expired_or_canceled_card");

        Refund failed = stripe.refunds().retrieve(refund.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
        assertThat(stub.ledger().of(paid.getId())).isEqualTo(new Movement(1000, 0, 0, 0));
        assertThat(stub.webhooks().events("refund.failed")).hasSize(1);
        assertThat(refunded(1000).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void pending_refund_is_canceled() throws StripeException {
        stub.bank().holdRefunds("processing");
        Refund refund = refunded(300);

        stub.bank().cancelRefund(refund.getId());

        assertThat(stripe.refunds().retrieve(refund.getId()).getStatus()).isEqualTo("canceled");
        assertThat(stub.ledger().of(paid.getId()).pending()).isZero();
    }

    @Test
    void refund_made_in_the_dashboard_is_found_by_its_payment() throws StripeException {
        pay(TestCard.SUCCEEDS);
        refunded(100);
        String elsewhere = stub.dashboard().refund(paid.getId(), 200);

        assertThat(stripe.refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(paid.getId())
                                .setLimit(100L)
                                .build())
                        .getData())
                .extracting(Refund::getAmount)
                .containsExactly(200L, 100L);
        assertThat(stripe.refunds().retrieve(elsewhere).getMetadata()).isEmpty();
    }

    @Test
    void only_what_was_captured_can_be_refunded() throws StripeException {
        stub.dashboard().capturePaymentsByHand();
        paid = pay(TestCard.SUCCEEDS);
        stub.dashboard().capture(paid.getId(), 600);

        assertThat(errorOf(() -> refunded(601))).isNotNull();
        assertThat(refunded(600).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void failed_charge_cannot_be_refunded() {
        StripeException declined = errorOf(() -> pay(TestCard.GENERIC_DECLINE));

        StripeException error = errorOf(() -> stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setCharge(declined.getStripeError().getCharge())
                        .build()));

        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isNull();
    }
}
