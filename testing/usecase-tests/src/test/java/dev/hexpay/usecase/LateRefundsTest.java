package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.application.port.in.refund.RefundTransaction.Command;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Refunds that fail late, stay pending for long, or are made elsewhere. */
class LateRefundsTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    private Transaction paid(long cents) {
        return fixture.transactions(fixture.pay(fixture.open(aLinkOf(cents)), with(TestCard.SUCCEEDS)))
                .get(0);
    }

    private Refund refund(Transaction transaction, @Nullable Long cents) {
        Command command = new Command(transaction.id(), cents, null);
        return fixture.useCases
                .refunds()
                .refund()
                .refund(fixture.scope, command)
                .refund();
    }

    private Refund succeeded(Transaction transaction, @Nullable Long cents) {
        Refund refund = refund(transaction, cents);
        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        return refund;
    }

    private boolean refresh(RefundId id) {
        return fixture.useCases.refunds().refresh().refresh(fixture.scope, id) == RefreshRefund.Outcome.FINAL;
    }

    private boolean failLate(Refund refund) {
        fixture.provider.failRefundLate(fixture.scope, refund.id());
        return refresh(refund.id());
    }

    private Refund reload(Refund refund) {
        return fixture.store.refunds().get(fixture.scope, refund.id());
    }

    private Transaction reload(Transaction transaction) {
        return fixture.store.transactions().get(fixture.scope, transaction.id());
    }

    private List<Refund> refundsOf(Transaction transaction) {
        return fixture.store.refunds().ofTransaction(fixture.scope, transaction.id());
    }

    private List<CreditNote> creditNotes() {
        return fixture.store
                .creditNotes()
                .list(fixture.scope, null, PageRequest.first(100))
                .items();
    }

    @Test
    void late_failure_corrects_the_refund_and_its_transaction() {
        Transaction paid = paid(100_00);
        Refund part = succeeded(paid, 19_00L);
        Refund rest = succeeded(paid, null);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
        int events = fixture.events().size();

        assertThat(failLate(rest)).isTrue();

        assertThat(reload(rest).state()).isInstanceOf(RefundState.Failed.class);
        assertThat(reload(part).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(19_00);
        assertThat(reload(paid).refundable().total().minor()).isEqualTo(100_00);
        assertThat(fixture.events()).hasSize(events);
    }

    @Test
    void late_failure_cancels_the_credit_note_by_a_document_of_its_own() {
        Transaction paid = paid(100_00);
        Refund refund = succeeded(paid, null);
        CreditNote credited = creditNotes().get(0);

        fixture.clock.advance(Duration.ofDays(3));
        failLate(refund);

        assertThat(creditNotes()).hasSize(2).contains(credited);
        CreditNote cancellation = creditNotes().get(0);
        assertThat(cancellation.number().text()).isEqualTo("CN-0002");
        assertThat(cancellation.cancels()).isEqualTo(new CreditNote.Canceled(credited.id(), credited.number()));
        assertThat(cancellation.price()).isEqualTo(credited.price());
        assertThat(cancellation.refund()).isEqualTo(refund.id());
        assertThat(cancellation.issuedAt()).isEqualTo(credited.issuedAt().plus(Duration.ofDays(3)));
        assertThat(fixture.useCases.refunds().queries().creditNotesOf(fixture.scope, List.of(refund)))
                .containsEntry(refund.id(), credited.id());
        assertThat(fixture.useCases.jobs().sendReceipts().runOnce(10)).isEqualTo(3);
        assertThat(fixture.mailbox.mails().get(2).creditNote()).isEqualTo(cancellation);
    }

    @Test
    void repeated_late_failure_changes_nothing_more() {
        Transaction paid = paid(100_00);
        Refund refund = succeeded(paid, null);
        failLate(refund);
        Refund failed = reload(refund);
        Transaction corrected = reload(paid);

        assertThat(refresh(refund.id())).isTrue();

        assertThat(reload(refund)).isEqualTo(failed);
        assertThat(reload(paid)).isEqualTo(corrected);
        assertThat(creditNotes()).hasSize(2);
    }

    @Test
    void refund_that_failed_late_can_be_requested_again() {
        Transaction paid = paid(100_00);
        failLate(succeeded(paid, null));

        Refund again = succeeded(paid, null);

        assertThat(again.share().total()).isEqualTo(paid.price().total());
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(fixture.provider.refundedMinor(paid.id())).isEqualTo(119_00);
        assertThat(creditNotes())
                .extracting(note -> note.number().text())
                .containsExactly("CN-0003", "CN-0002", "CN-0001");
    }

    @Test
    void succeeded_refund_is_not_changed_by_a_refresh() {
        Refund refund = succeeded(paid(100_00), null);

        assertThat(refresh(refund.id())).isTrue();
        fixture.provider.loseNextCall();
        assertThat(refresh(refund.id())).isFalse();

        assertThat(reload(refund)).isEqualTo(refund);
        assertThat(refresh(Builders.aRefundId())).as("an unknown refund").isTrue();
    }

    @Test
    void refresh_settles_a_pending_refund() {
        Transaction paid = paid(100_00);
        fixture.provider.loseNextResponse();
        Refund pending = refund(paid, null);

        assertThat(refresh(pending.id())).isTrue();

        assertThat(reload(pending).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
    }

    @Test
    void late_failure_of_a_duplicate_payment_is_recorded_without_documents() {
        Payment link = fixture.pay(fixture.open(aLinkOf(100_00)), with(TestCard.DECLINED));
        Transaction declined = fixture.transactions(link).get(0);
        fixture.pay(link, with(TestCard.SUCCEEDS));
        fixture.provider.succeedLate(fixture.scope, declined.id());
        fixture.sendNotification(declined.id());
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);
        Refund refund = refundsOf(declined).get(0);
        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);

        assertThat(failLate(refund)).isTrue();

        assertThat(reload(refund).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(creditNotes()).isEmpty();
    }

    @Test
    void pending_refund_is_checked_less_often_the_older_it_is() {
        Transaction paid = paid(100_00);
        fixture.provider.onEveryCall(() -> {
            throw new IllegalStateException("the provider does not answer");
        });
        Refund refund = refund(paid, null);
        assertThat(nextCheck(refund)).isEqualTo(Duration.ofMinutes(1));

        fixture.clock.advance(Duration.ofHours(4));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);
        assertThat(nextCheck(refund)).isEqualTo(Duration.ofHours(2));

        fixture.clock.advance(Duration.ofDays(4));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);
        assertThat(nextCheck(refund)).isEqualTo(Duration.ofHours(6));
        fixture.clock.advance(Duration.ofHours(6).minusMillis(1));
        assertThat(fixture.useCases.jobs().reconcileRefunds().runOnce(10)).isZero();
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.useCases.jobs().reconcileRefunds().runOnce(10)).isEqualTo(1);
    }

    private Duration nextCheck(Refund refund) {
        Instant next = ((RefundState.Pending) reload(refund).state()).nextCheckAt();
        return Duration.between(fixture.clock.instant(), next);
    }

    @Test
    void refund_made_elsewhere_is_recorded_once_with_credit_note_and_event() {
        Transaction paid = paid(100_00);
        int events = fixture.events().size();
        fixture.provider.refundElsewhere(paid.id(), 11_90);

        fixture.sendNotification(paid.id());
        fixture.sendNotification(paid.id());

        assertThat(refundsOf(paid)).singleElement().satisfies(refund -> {
            assertThat(refund.cause()).isEqualTo(Cause.ELSEWHERE);
            assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
            assertThat(refund.share().subtotal().minor()).isEqualTo(10_00);
            assertThat(refund.share().tax().minor()).isEqualTo(1_90);
        });
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(11_90);
        assertThat(creditNotes())
                .singleElement()
                .satisfies(note -> assertThat(note.price().total().minor()).isEqualTo(11_90));
        assertThat(fixture.eventNamesAfter(events)).containsExactly("payment.refunded");
    }

    @Test
    void refund_of_ours_is_not_recorded_as_made_elsewhere() {
        Transaction paid = paid(100_00);
        succeeded(paid, 50_00L);

        fixture.sendNotification(paid.id());
        assertThat(refundsOf(paid)).extracting(Refund::cause).containsExactly(Cause.REQUESTED);

        fixture.provider.refundElsewhere(paid.id(), 69_00);
        fixture.sendNotification(paid.id());
        assertThat(refundsOf(paid)).extracting(Refund::cause).containsExactly(Cause.REQUESTED, Cause.ELSEWHERE);
        assertThat(reload(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
    }

    @Test
    void refund_made_elsewhere_waits_for_a_pending_refund() {
        Transaction paid = paid(100_00);
        fixture.provider.loseNextResponse();
        refund(paid, 50_00L);
        fixture.provider.refundElsewhere(paid.id(), 10_00);

        fixture.sendNotification(paid.id());
        assertThat(refundsOf(paid)).extracting(Refund::cause).containsExactly(Cause.REQUESTED);

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);
        assertThat(fixture.processNotifications())
                .as("the notification is still due")
                .isEqualTo(1);
        assertThat(refundsOf(paid)).extracting(Refund::cause).containsExactly(Cause.REQUESTED, Cause.ELSEWHERE);
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(60_00);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.processNotifications()).isZero();
    }

    @Test
    void result_from_before_a_refund_of_ours_is_not_compared_with_it() {
        Transaction paid = paid(100_00);
        Refund refund = succeeded(paid, 50_00L);
        // The look-up of the charge reports the refund, which then fails late before the result is applied.
        fixture.provider.afterNextCall(() -> failLate(refund));

        fixture.sendNotification(paid.id());

        assertThat(refundsOf(paid)).extracting(Refund::status).containsExactly(RefundStatus.FAILED);
        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.processNotifications())
                .as("the notification is still due")
                .isEqualTo(1);
        assertThat(refundsOf(paid)).hasSize(1);
        assertThat(reload(paid).amountRefunded().minor()).isZero();
    }

    @Test
    void refund_made_elsewhere_after_a_late_failure_is_recorded() {
        Transaction paid = paid(100_00);
        failLate(succeeded(paid, 50_00L));
        fixture.provider.refundElsewhere(paid.id(), 50_00);

        fixture.sendNotification(paid.id());

        assertThat(refundsOf(paid)).extracting(Refund::cause).containsExactly(Cause.REQUESTED, Cause.ELSEWHERE);
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(50_00);
        assertThat(creditNotes()).hasSize(3);
    }

    @Test
    void newest_equal_refund_made_elsewhere_fails_when_the_sum_is_lower() {
        Transaction paid = paid(100_00);
        refundElsewhere(paid, 11_90);
        refundElsewhere(paid, 11_90);
        refundElsewhere(paid, 5_00);
        int events = fixture.events().size();

        refundElsewhere(paid, -11_90);

        assertThat(refundsOf(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.FAILED, RefundStatus.SUCCEEDED);
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(16_90);
        assertThat(reload(paid).refundable().total().minor()).isEqualTo(119_00 - 16_90);
        assertThat(creditNotes().get(0).cancels()).isNotNull();
        assertThat(creditNotes()).hasSize(4);
        assertThat(fixture.events()).hasSize(events);
    }

    @Test
    void refund_made_elsewhere_stays_when_it_is_not_the_exact_difference() {
        Transaction paid = paid(100_00);
        refundElsewhere(paid, 11_90);
        refundElsewhere(paid, -5_00);

        assertThat(refundsOf(paid)).extracting(Refund::status).containsExactly(RefundStatus.SUCCEEDED);
        assertThat(reload(paid).amountRefunded().minor()).isEqualTo(11_90);
    }

    @Test
    void refund_made_elsewhere_stays_while_a_refund_of_ours_is_pending() {
        Transaction paid = paid(100_00);
        refundElsewhere(paid, 11_90);
        fixture.provider.loseNextCall();
        assertThat(refund(paid, 20_00L).status()).isEqualTo(RefundStatus.PENDING);

        refundElsewhere(paid, -11_90);

        assertThat(refundsOf(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.PENDING);

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);
        assertThat(fixture.processNotifications())
                .as("the notification is still due")
                .isEqualTo(1);
        assertThat(refundsOf(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.FAILED, RefundStatus.SUCCEEDED);
    }

    @Test
    void refund_made_elsewhere_stays_while_a_refund_of_ours_cannot_be_looked_up() {
        Transaction paid = paid(100_00);
        Refund ours = succeeded(paid, 11_90L);
        refundElsewhere(paid, 11_90);
        fixture.provider.failRefundLate(fixture.scope, ours.id());
        // The first call looks up the charge, the second one the refund of ours.
        fixture.provider.afterNextCall(fixture.provider::loseNextCall);

        fixture.sendNotification(paid.id());

        assertThat(refundsOf(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.SUCCEEDED);
        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.processNotifications())
                .as("the notification is still due")
                .isEqualTo(1);
        assertThat(refundsOf(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.FAILED, RefundStatus.SUCCEEDED);
    }

    private void refundElsewhere(Transaction transaction, long minor) {
        fixture.provider.refundElsewhere(transaction.id(), minor);
        fixture.sendNotification(transaction.id());
    }
}
