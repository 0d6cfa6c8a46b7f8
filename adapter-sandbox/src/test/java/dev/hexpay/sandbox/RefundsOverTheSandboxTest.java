package dev.hexpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundsOverTheSandboxTest extends ShopOverTheSandbox {
    @Test
    void a_refund_cut_off_after_the_money_went_back_is_taken_to_its_end_and_given_once() {
        Payment link = open();
        pay(link, GOOD);
        TransactionId attempt = attemptOf(link);

        isCutOff.set(true);
        assertThat(catchThrowable(() -> refund(attempt, null))).isInstanceOf(CutOff.ServerDied.class);
        isCutOff.set(false);
        assertThat(ledger.netMinor(attempt)).isZero();
        assertThat(amountRefunded(attempt)).isZero();

        clock.advance(Duration.ofSeconds(61));
        assertThat(useCases.reconcileRefunds().runOnce(10)).isEqualTo(1);
        assertThat(amountRefunded(attempt)).isEqualTo(25_00);
        assertThat(ledger.refunds(attempt)).isEqualTo(1);
    }

    @Test
    void merchants_who_refund_at_once_give_back_what_was_paid_and_no_more() {
        Payment link = open();
        pay(link, GOOD);
        TransactionId attempt = attemptOf(link);

        AtOnce.run(8, nth -> {
            try {
                return refund(attempt, 10_00L).result().refund().isSettled();
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
                return false;
            }
        });

        assertThat(ledger.refunds(attempt)).isEqualTo(2);
        assertThat(ledger.returnedMinor(attempt))
                .isEqualTo(amountRefunded(attempt))
                .isEqualTo(20_00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000000000006975", "4000000000009235"})
    void a_refund_that_is_lost_by_card_goes_back_once_when_it_is_asked_again(String number) {
        Payment link = open();
        pay(link, number);
        clock.advance(Duration.ofSeconds(61));
        useCases.reconcile().runOnce(10);
        TransactionId attempt = attemptOf(link);

        assertThat(refund(attempt, null).result().refund().isSettled()).isFalse();
        clock.advance(Duration.ofSeconds(61));
        useCases.reconcileRefunds().runOnce(10);

        assertThat(amountRefunded(attempt)).isEqualTo(25_00);
        assertThat(ledger.refunds(attempt)).isEqualTo(1);
    }

    private Answered<RefundTransaction.Outcome> refund(TransactionId attempt, @Nullable Long amountMinor) {
        return useCases.refundTransaction()
                .refund(scope, new RefundTransaction.Command(attempt, amountMinor, null), Once.unkeyed());
    }

    private TransactionId attemptOf(Payment link) {
        return useCases.getPayment().get(scope, link.id()).attempt();
    }

    private long amountRefunded(TransactionId attempt) {
        return useCases.getTransaction().get(scope, attempt).amountRefunded().minor();
    }
}
