package dev.hexpay.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxRefundFlowTest extends SandboxUseCaseFixture {
    @Test
    void refund_of_a_crashed_caller_is_reconciled_and_refunded_once() {
        Payment link = openLink();
        pay(link, GOOD);
        TransactionId transaction = transactionOf(link);

        callerCrashes.set(true);
        assertThat(catchThrowable(() -> refund(transaction, null))).isInstanceOf(CallerCrash.CallerCrashed.class);
        callerCrashes.set(false);
        assertThat(ledger.netMinor(transaction)).isZero();
        assertThat(amountRefunded(transaction)).isZero();

        clock.advance(Duration.ofSeconds(61));
        assertThat(useCases.jobs().reconcileRefunds().runOnce(10)).isEqualTo(1);
        assertThat(amountRefunded(transaction)).isEqualTo(25_00);
        assertThat(ledger.refunds(transaction)).isEqualTo(1);
    }

    @Test
    void concurrent_refunds_never_exceed_the_payment() {
        Payment link = openLink();
        pay(link, GOOD);
        TransactionId transaction = transactionOf(link);

        Concurrently.run(8, nth -> {
            try {
                return refund(transaction, 10_00L).refund().isSettled();
            } catch (PaymentsException rejection) {
                assertThat(rejection.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                return false;
            }
        });

        assertThat(ledger.refunds(transaction)).isEqualTo(2);
        assertThat(ledger.refundedMinor(transaction))
                .isEqualTo(amountRefunded(transaction))
                .isEqualTo(20_00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000000000006975", "4000000000009235"})
    void lost_refund_call_refunds_once_when_retried(String number) {
        Payment link = openLink();
        pay(link, number);
        clock.advance(Duration.ofSeconds(61));
        useCases.jobs().reconcilePayments().runOnce(10);
        TransactionId transaction = transactionOf(link);

        assertThat(refund(transaction, null).refund().isSettled()).isFalse();
        clock.advance(Duration.ofSeconds(61));
        useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(amountRefunded(transaction)).isEqualTo(25_00);
        assertThat(ledger.refunds(transaction)).isEqualTo(1);
    }

    @Test
    void refund_that_fails_late_can_be_requested_again() {
        Payment link = openLink();
        pay(link, GOOD);
        TransactionId transaction = transactionOf(link);
        RefundId refund = refund(transaction, null).refund().id();

        sandbox.failRefundLate(scope, refund);
        assertThat(useCases.refunds().refresh().refresh(scope, refund)).isEqualTo(RefreshRefund.Outcome.FINAL);
        assertThat(useCases.refunds().refresh().refresh(scope, refund)).isEqualTo(RefreshRefund.Outcome.FINAL);

        assertThat(amountRefunded(transaction)).isZero();
        assertThat(ledger.netMinor(transaction)).isEqualTo(25_00);
        assertThat(refund(transaction, null).refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(ledger.netMinor(transaction)).isZero();
    }

    @Test
    void refund_made_elsewhere_is_recorded_when_its_notification_arrives() {
        Payment link = openLink();
        pay(link, GOOD);
        TransactionId transaction = transactionOf(link);
        refund(transaction, 5_00L);

        assertThat(sandbox.refundElsewhere(scope, transaction, 20_01)).isFalse();
        assertThat(sandbox.refundElsewhere(scope, transaction, 20_00)).isTrue();
        store.notifications()
                .insertIfAbsent(
                        new Notification(SandboxProvider.NAME, "sbx_evt_1", new OfTransaction(scope, transaction)),
                        clock.instant());
        assertThat(useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);

        assertThat(amountRefunded(transaction)).isEqualTo(25_00);
        assertThat(useCases.refunds().queries().refundsOf(scope, transaction))
                .extracting(Refund::cause)
                .containsExactly(Refund.Cause.REQUESTED, Refund.Cause.ELSEWHERE);
    }

    private RefundTransaction.Result refund(TransactionId transaction, @Nullable Long amountMinor) {
        return useCases.refunds().refund().refund(scope, new RefundTransaction.Command(transaction, amountMinor, null));
    }

    private TransactionId transactionOf(Payment link) {
        return useCases.payments().queries().get(scope, link.id()).transaction();
    }

    private long amountRefunded(TransactionId transaction) {
        return useCases.transactions()
                .queries()
                .get(scope, transaction)
                .amountRefunded()
                .minor();
    }
}
