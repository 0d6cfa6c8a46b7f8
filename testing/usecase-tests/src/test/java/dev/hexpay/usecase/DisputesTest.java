package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.payment.DisputeQueries;
import dev.hexpay.application.port.in.refund.RefundTransaction.Command;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void dispute_has_an_id_of_its_own_and_the_times_of_its_reports() {
        fixture.provider.dispute(fixture.scope, transaction.id());
        fixture.clock.advance(Duration.ofDays(3));
        Instant reported = fixture.clock.instant();
        fixture.sendNotification(transaction.id());

        RecordedDispute open = onlyDispute();
        fixture.clock.advance(Duration.ofDays(9));
        fixture.provider.resolve(fixture.scope, transaction.id(), DisputeOutcome.WON);
        fixture.sendNotification(transaction.id());

        assertThat(open.createdAt()).isEqualTo(reported);
        assertThat(open.updatedAt()).isEqualTo(reported);
        assertThat(open.id()).isNotEqualTo(DisputeId.of(transaction.id()));
        assertThat(open.id().value()).isGreaterThanOrEqualTo(IdKind.DISPUTE.firstAt(reported));
        assertThat(onlyDispute().id()).isEqualTo(open.id());
        assertThat(onlyDispute().createdAt()).isEqualTo(reported);
        assertThat(onlyDispute().updatedAt()).isEqualTo(fixture.clock.instant());
        assertThat(onlyDispute().report().status()).isEqualTo(DisputeStatus.WON);
    }

    @Test
    void dispute_is_read_in_its_own_scope_only() {
        fixture.provider.dispute(fixture.scope, transaction.id());
        fixture.sendNotification(transaction.id());
        DisputeQueries disputes = fixture.useCases.transactions().disputes();
        DisputeId id = onlyDispute().id();

        assertThat(disputes.get(fixture.scope, id).id()).isEqualTo(transaction.id());
        assertThat(disputes.list(fixture.live, DisputeFilter.ALL, PageRequest.first(10)))
                .isEqualTo(Page.empty());
        for (DisputeId unknown : List.of(id, aDisputeId())) {
            PaymentsException error =
                    catchThrowableOfType(PaymentsException.class, () -> disputes.get(fixture.live, unknown));
            assertThat(error.code()).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    private RecordedDispute onlyDispute() {
        List<Transaction> disputed = fixture.useCases
                .transactions()
                .disputes()
                .list(fixture.scope, DisputeFilter.ALL, PageRequest.first(10))
                .items();
        assertThat(disputed).hasSize(1);
        return disputed.get(0).dispute();
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
