package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class ResolveTestDisputeTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final TransactionId disputed = paidWith(TestCard.DISPUTED);
    private int sent;

    private TransactionId paidWith(TestCard card) {
        return fixture.transactions(fixture.pay(fixture.open(aLinkOf(25_00)), with(card)))
                .get(0)
                .id();
    }

    private void sendNotification() {
        Notification notification = new Notification("sandbox", "evt_" + ++sent, fixture.scope, disputed);
        fixture.store.notifications().insertIfAbsent(notification, fixture.clock.instant());
        fixture.useCases.processNotifications().runOnce(10);
    }

    private IdempotentResult<Transaction> resolve(
            TransactionId transaction, DisputeOutcome outcome, IdempotentRequest<Transaction> request) {
        return fixture.useCases.resolveTestDispute().resolve(fixture.scope, transaction, outcome, request);
    }

    private ErrorCode errorOf(Scope scope, TransactionId transaction) {
        return catchThrowableOfType(
                        PaymentsException.class,
                        () -> fixture.useCases
                                .resolveTestDispute()
                                .resolve(scope, transaction, DisputeOutcome.WON, IdempotentRequest.unkeyed()))
                .code();
    }

    @Test
    void transaction_changes_when_the_provider_notifies_of_the_outcome() {
        sendNotification();

        Transaction result = resolve(disputed, DisputeOutcome.WON, IdempotentRequest.unkeyed())
                .result();

        assertThat(result.status()).isEqualTo(TransactionStatus.DISPUTED);
        sendNotification();
        assertThat(fixture.useCases
                        .getTransaction()
                        .get(fixture.scope, disputed)
                        .status())
                .isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void dispute_can_be_resolved_before_its_notification() {
        int eventCount = fixture.events().size();

        resolve(disputed, DisputeOutcome.LOST, IdempotentRequest.unkeyed());
        sendNotification();

        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.disputed", "payment.dispute_resolved");
    }

    @Test
    void live_mode_is_rejected() {
        assertThat(errorOf(fixture.live, disputed)).isEqualTo(ErrorCode.SANDBOX_ONLY);
    }

    @Test
    void unknown_transaction_is_rejected() {
        assertThat(errorOf(fixture.scope, aTransactionId())).isEqualTo(ErrorCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void transaction_without_open_dispute_is_rejected() {
        assertThat(errorOf(fixture.scope, paidWith(TestCard.SUCCEEDS))).isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
        resolve(disputed, DisputeOutcome.LOST, IdempotentRequest.unkeyed());
        assertThat(errorOf(fixture.scope, disputed)).as("resolved with the other outcome").isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
    }

    @Test
    void repeated_request_replays_the_stored_response() {
        IdempotentRequest<Transaction> request = new IdempotentRequest.Keyed<>(
                new IdempotencyKey("verdict-1"), new RequestFingerprint("won"), new StatusWriter());
        sendNotification();

        assertThat(resolve(disputed, DisputeOutcome.WON, request)).isInstanceOf(IdempotentResult.Executed.class);
        sendNotification();
        assertThat(resolve(disputed, DisputeOutcome.WON, request))
                .isEqualTo(new IdempotentResult.Replayed<Transaction>(new StoredResponse(200, "disputed")));
    }

    @Test
    void request_that_crashed_after_resolving_succeeds_when_repeated() {
        IdempotentRequest<Transaction> request = new IdempotentRequest.Keyed<>(
                new IdempotencyKey("verdict-2"), new RequestFingerprint("won"), new StatusWriter());
        fixture.provider.resolve(fixture.scope, disputed, DisputeOutcome.WON);

        assertThat(resolve(disputed, DisputeOutcome.WON, request)).isInstanceOf(IdempotentResult.Executed.class);
    }

    private record StatusWriter() implements IdempotentRequest.ResponseWriter<Transaction> {
        @Override
        public StoredResponse write(Transaction result) {
            return new StoredResponse(200, result.status().wire());
        }

        @Override
        public StoredResponse write(PaymentsException error) {
            return new StoredResponse(409, error.code().code());
        }
    }
}
