package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.port.in.refund.RefundTransaction.Command;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class DisputesTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));
    private final Transaction transaction = fixture.transactions(paid).get(0);

    private TransactionStatus status() {
        return fixture.store
                .transactions()
                .find(fixture.scope, transaction.id())
                .orElseThrow()
                .status();
    }

    @Test
    void dispute_is_recorded_on_the_transaction_with_one_event() {
        int eventCount = fixture.events().size();
        fixture.provider.dispute(fixture.scope, transaction.id());

        fixture.sendNotification(transaction.id());
        fixture.sendNotification(transaction.id());

        assertThat(status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(fixture.reload(paid).status()).as("the payment stays paid").isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.disputed");
        EventPayload.Dispute event = (EventPayload.Dispute) fixture.events().get(eventCount);
        assertThat(event.disputeAmount()).isEqualTo(29_75);
        assertThat(event.paymentLinkId()).isEqualTo(paid.id().value());
    }

    @Test
    void won_dispute_returns_the_transaction_to_succeeded() {
        fixture.provider.dispute(fixture.scope, transaction.id());
        fixture.sendNotification(transaction.id());
        int eventCount = fixture.events().size();

        fixture.provider.resolve(fixture.scope, transaction.id(), DisputeOutcome.WON);
        fixture.sendNotification(transaction.id());
        fixture.sendNotification(transaction.id());

        assertThat(status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.dispute_resolved");
        assertThat(((EventPayload.ResolvedDispute) fixture.events().get(eventCount)).outcome())
                .isEqualTo("won");
    }

    @Test
    void lost_dispute_keeps_the_transaction_disputed() {
        fixture.provider.dispute(fixture.scope, transaction.id());
        fixture.provider.resolve(fixture.scope, transaction.id(), DisputeOutcome.LOST);
        int eventCount = fixture.events().size();

        fixture.sendNotification(transaction.id());

        assertThat(status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.disputed", "payment.dispute_resolved");
    }

    @Test
    void disputed_transaction_cannot_be_refunded() {
        fixture.provider.dispute(fixture.scope, transaction.id());
        fixture.sendNotification(transaction.id());

        PaymentsException error = catchThrowableOfType(
                PaymentsException.class,
                () -> fixture.useCases
                        .refunds()
                        .refund()
                        .refund(fixture.scope, new Command(transaction.id(), null, null)));

        assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
        assertThat(fixture.provider.refundedMinor(transaction.id())).isZero();
    }
}
