package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.refund.RefundTransaction.Command;
import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.IdempotentClient;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundTransactionTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    private Transaction paid(long cents) {
        Payment paid = fixture.pay(fixture.open(aLinkOf(cents)), with(TestCard.SUCCEEDS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        return fixture.transactions(paid).get(0);
    }

    private Result refund(TransactionId transaction, @Nullable Long cents) {
        Command command = new Command(transaction, cents, new RefundReason("wrong size"));
        return fixture.useCases.refunds().refund().refund(fixture.scope, command);
    }

    private IdempotentResult<StoredResponse> refundOnce(TransactionId transaction, Long cents) {
        Command command = new Command(transaction, cents, new RefundReason("wrong size"));
        IdempotentClient client = new IdempotentClient(
                fixture.useCases.idempotency(),
                error -> new StoredResponse(409, error.code().code()));
        return client.committing(
                fixture.scope,
                new IdempotentRequest(new IdempotencyKey("k"), new RequestFingerprint("a")),
                key -> fixture.useCases.refunds().refund().refund(fixture.scope, command, key),
                result -> new StoredResponse(200, result.refund().id().value()));
    }

    private Transaction reload(Transaction transaction) {
        return fixture.store
                .transactions()
                .find(fixture.scope, transaction.id())
                .orElseThrow();
    }

    private List<CreditNote> creditNotes() {
        return fixture.store
                .creditNotes()
                .list(fixture.scope, null, PageRequest.first(100))
                .items();
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        return catchThrowableOfType(PaymentsException.class, call);
    }

    @Test
    void amount_that_the_provider_cannot_refund_is_refused_before_anything_is_stored() {
        Transaction transaction = paid(25_00);
        fixture.provider.refundInSteps(10);

        PaymentsException refused = catchThrowableOfType(PaymentsException.class, () -> refund(transaction.id(), 5L));

        assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(refused.violations().get(0).field()).isEqualTo("amount");
        assertThat(fixture.store
                        .refunds()
                        .list(fixture.scope, RefundFilter.ALL, PageRequest.first(1))
                        .items())
                .isEmpty();
        assertThat(refund(transaction.id(), 10L).refund().isSettled()).isTrue();
        assertThat(refund(transaction.id(), null).refund().isSettled()).isTrue();
    }

    @Test
    void full_refund_creates_credit_note_event_and_receipt() {
        Transaction paid = paid(100_00);
        int eventCount = fixture.events().size();

        Result outcome = refund(paid.id(), null);

        assertThat(outcome.refund().state()).isInstanceOf(RefundState.Succeeded.class);
        assertThat(outcome.transaction().status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(outcome.transaction().amountRefunded().minor()).isEqualTo(119_00);
        assertThat(creditNotes()).singleElement().satisfies(note -> {
            assertThat(note.number().text()).isEqualTo("CN-0001");
            assertThat(note.price().subtotal().minor()).isEqualTo(100_00);
            assertThat(note.price().tax().minor()).isEqualTo(19_00);
        });
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.refunded");
        EventPayload.Refund event = (EventPayload.Refund) fixture.events().get(eventCount);
        assertThat(event.refundAmount()).isEqualTo(119_00);
        assertThat(event.invoiceNumber()).isEqualTo("INV-0001");
        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10)).isEqualTo(2);
        assertThat(fixture.mailbox.mails().get(1).creditNote())
                .isEqualTo(creditNotes().get(0));
    }

    @Test
    void partial_refunds_add_up_in_subtotal_and_tax() {
        Transaction paid = paid(10_01);
        refund(paid.id(), 1L);
        refund(paid.id(), 3_33L);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.SUCCEEDED);
        refund(paid.id(), null);

        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(creditNotes()).hasSize(3);
        assertThat(creditNotes().stream()
                        .mapToLong(note -> note.price().subtotal().minor())
                        .sum())
                .isEqualTo(paid.price().subtotal().minor());
        assertThat(creditNotes().stream()
                        .mapToLong(note -> note.price().tax().minor())
                        .sum())
                .isEqualTo(paid.price().tax().minor());
        assertThat(creditNotes())
                .extracting(note -> note.number().text())
                .containsExactly("CN-0003", "CN-0002", "CN-0001");
    }

    @Test
    void amount_above_the_remainder_or_zero_is_rejected() {
        Transaction paid = paid(10_00);
        refund(paid.id(), 11_00L);

        assertThat(errorOf(() -> refund(paid.id(), 91L)).violations().get(0).field())
                .isEqualTo("amount");
        assertThat(errorOf(() -> refund(paid.id(), 0L)).violations().get(0).field())
                .isEqualTo("amount");
        refund(paid.id(), 90L);
        assertThat(errorOf(() -> refund(paid.id(), 1L)).code()).isEqualTo(ErrorCode.DUPLICATE);
        assertThat(reload(paid).amountRefunded()).isEqualTo(paid.price().total());
    }

    @Test
    void only_a_succeeded_transaction_can_be_refunded() {
        Payment declined = fixture.pay(fixture.open(aLinkOf(10_00)), with(TestCard.DECLINED));
        TransactionId transaction = fixture.transactions(declined).get(0).id();

        assertThat(errorOf(() -> refund(transaction, null)).code()).isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
        assertThat(errorOf(() -> refund(Builders.aTransactionId(), null)).code())
                .isEqualTo(ErrorCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void transaction_of_another_scope_is_not_found() {
        Transaction paid = paid(10_00);
        Command command = new Command(paid.id(), null, null);

        assertThat(errorOf(() -> fixture.useCases.refunds().refund().refund(fixture.live, command))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void refund_with_lost_result_reserves_its_amount_until_reconciled() {
        Transaction paid = paid(10_00);
        fixture.provider.loseNextResponse();
        Result unknown = refund(paid.id(), 11_00L);
        assertThat(unknown.refund().isSettled()).isFalse();
        assertThat(reload(paid).amountRefunded().minor()).isZero();
        assertThat(errorOf(() -> refund(paid.id(), 91L)).violations().get(0).field())
                .isEqualTo("amount");

        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.useCases.jobs().reconcileRefunds().runOnce(10)).isEqualTo(1);

        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(11_00);
        assertThat(creditNotes()).hasSize(1);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.useCases.jobs().reconcileRefunds().runOnce(10)).isZero();
    }

    @Test
    void refund_that_did_not_reach_the_provider_is_retried() {
        Transaction paid = paid(10_00);
        fixture.provider.loseNextCall();
        Refund refund = refund(paid.id(), null).refund();

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(fixture.store
                        .refunds()
                        .find(fixture.scope, refund.id())
                        .orElseThrow()
                        .state())
                .isInstanceOf(RefundState.Succeeded.class);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
    }

    @Test
    void unknown_refund_is_not_retried_after_its_key_expired() {
        Transaction paid = paid(10_00);
        fixture.provider.loseNextCall();
        Refund refund = refund(paid.id(), null).refund();

        fixture.clock.advance(Duration.ofHours(21));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(fixture.store
                        .refunds()
                        .find(fixture.scope, refund.id())
                        .orElseThrow()
                        .isSettled())
                .isFalse();
    }

    @Test
    void refund_repeated_under_one_key_is_executed_once() {
        Transaction paid = paid(10_00);
        IdempotentResult<StoredResponse> first = refundOnce(paid.id(), 1_00L);
        IdempotentResult<StoredResponse> repeated = refundOnce(paid.id(), 1_00L);

        assertThat(repeated).isEqualTo(new IdempotentResult.Replayed<>(first.value()));
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(1_00);
    }

    @Test
    void rejected_refund_is_replayed_under_its_key() {
        Transaction paid = paid(10_00);
        refund(paid.id(), null);

        StoredResponse rejection = new StoredResponse(409, "duplicate");
        assertThat(refundOnce(paid.id(), 1L)).isEqualTo(new IdempotentResult.Executed<>(rejection));
        assertThat(refundOnce(paid.id(), 1L)).isEqualTo(new IdempotentResult.Replayed<>(rejection));
    }
}
