package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.IdempotentClient;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class ResolveTestDisputeTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final TransactionId disputed = paidWith(TestCard.DISPUTED);

    private TransactionId paidWith(TestCard card) {
        return fixture.transactions(fixture.pay(fixture.open(aLinkOf(25_00)), with(card)))
                .get(0)
                .id();
    }

    private Transaction resolve(TransactionId transaction, DisputeOutcome outcome) {
        return fixture.useCases.providers().resolveTestDispute().resolve(fixture.scope, transaction, outcome);
    }

    private IdempotentResult<StoredResponse> resolveOnce(String key) {
        IdempotentRequest request = new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint("won"));
        IdempotentClient client = new IdempotentClient(
                fixture.useCases.idempotency(),
                error -> new StoredResponse(409, error.code().code()));
        return fixture.useCases
                .idempotency()
                .find(fixture.scope, request)
                .orElseGet(() -> client.inTransaction(
                        fixture.scope,
                        request,
                        () -> resolve(disputed, DisputeOutcome.WON),
                        transaction -> new StoredResponse(200, WireName.of(transaction.status()))));
    }

    private ErrorCode errorOf(Scope scope, TransactionId transaction) {
        return catchThrowableOfType(
                        PaymentsException.class,
                        () -> fixture.useCases
                                .providers()
                                .resolveTestDispute()
                                .resolve(scope, transaction, DisputeOutcome.WON))
                .code();
    }

    @Test
    void transaction_changes_when_the_provider_notifies_of_the_outcome() {
        fixture.sendNotification(disputed);

        Transaction result = resolve(disputed, DisputeOutcome.WON);

        assertThat(result.status()).isEqualTo(TransactionStatus.DISPUTED);
        fixture.sendNotification(disputed);
        assertThat(fixture.useCases
                        .transactions()
                        .queries()
                        .get(fixture.scope, disputed)
                        .status())
                .isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void dispute_can_be_resolved_before_its_notification() {
        int eventCount = fixture.events().size();

        resolve(disputed, DisputeOutcome.LOST);
        fixture.sendNotification(disputed);

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
        resolve(disputed, DisputeOutcome.LOST);
        assertThat(errorOf(fixture.scope, disputed))
                .as("resolved with the other outcome")
                .isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
    }

    @Test
    void repeated_request_replays_the_stored_response() {
        fixture.sendNotification(disputed);

        assertThat(resolveOnce("resolve-1")).isInstanceOf(IdempotentResult.Executed.class);
        fixture.sendNotification(disputed);
        assertThat(resolveOnce("resolve-1"))
                .isEqualTo(new IdempotentResult.Replayed<>(new StoredResponse(200, "disputed")));
    }

    @Test
    void request_that_crashed_after_resolving_succeeds_when_repeated() {
        fixture.provider.resolve(fixture.scope, disputed, DisputeOutcome.WON);

        assertThat(resolveOnce("resolve-1")).isInstanceOf(IdempotentResult.Executed.class);
    }
}
