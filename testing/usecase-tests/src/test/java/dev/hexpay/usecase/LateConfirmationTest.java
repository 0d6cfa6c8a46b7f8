package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The provider declines, and reports later that the money has moved after all. */
class LateConfirmationTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    private TransactionId declined(Payment link) {
        Payment declined = fixture.pay(link, with(TestCard.DECLINED));
        assertThat(declined.status()).isEqualTo(PaymentStatus.FAILED);
        TransactionId transaction = declined.transaction();
        assertThat(transaction).isNotNull();
        return transaction;
    }

    private Transaction reload(TransactionId id) {
        return fixture.store.transactions().find(fixture.scope, id).orElseThrow();
    }

    private List<Refund> refunds(TransactionId id) {
        return fixture.store.refunds().ofTransaction(fixture.scope, id);
    }

    @Test
    void late_second_success_is_refunded_once() {
        Payment link = fixture.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));
        fixture.provider.succeedLate(fixture.scope, first);
        int eventCount = fixture.events().size();

        fixture.sendNotification(first);
        fixture.sendNotification(first);
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(fixture.reload(link)).isEqualTo(paid);
        assertThat(reload(first).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(first)).singleElement().satisfies(refund -> {
            assertThat(refund.cause()).isEqualTo(Refund.Cause.DUPLICATE_PAYMENT);
            assertThat(refund.state()).isInstanceOf(RefundState.Succeeded.class);
            assertThat(refund.share().total()).isEqualTo(paid.price().total());
        });
        assertThat(fixture.events())
                .as("no event for money that was never recorded")
                .hasSize(eventCount);
        assertThat(fixture.store
                        .creditNotes()
                        .list(fixture.scope, null, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void late_success_settles_while_another_transaction_is_processing() {
        Payment link = fixture.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        fixture.provider.loseNextResponse();
        Payment processing = fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(processing.status()).isEqualTo(PaymentStatus.PROCESSING);
        TransactionId second = processing.transaction();
        assertThat(second).isNotNull();
        fixture.provider.succeedLate(fixture.scope, first);

        fixture.sendNotification(first);

        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.reload(link).transaction()).isEqualTo(first);

        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.useCases.jobs().reconcilePayments().runOnce(10)).isEqualTo(1);
        fixture.useCases.jobs().reconcileRefunds().runOnce(10);

        assertThat(reload(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(second))
                .singleElement()
                .satisfies(refund -> assertThat(refund.state()).isInstanceOf(RefundState.Succeeded.class));
    }

    @Test
    void superseded_transaction_unknown_to_the_provider_moves_no_money() {
        Payment link = fixture.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        fixture.provider.loseNextCall();
        TransactionId second = fixture.pay(link, with(TestCard.SUCCEEDS)).transaction();
        assertThat(second).isNotNull();
        fixture.provider.succeedLate(fixture.scope, first);
        fixture.sendNotification(first);

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);

        assertThat(fixture.provider.movedMinor(second)).isZero();
        assertThat(reload(second).isSettled())
                .as("a call may still be on its way")
                .isFalse();
        fixture.clock.advance(Duration.ofHours(20));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);
        assertThat(reload(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(second)).isEmpty();
    }

    @Test
    void superseded_transaction_that_requires_action_is_canceled() {
        Payment link = fixture.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        Payment pending = fixture.pay(link, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(pending.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        TransactionId second = pending.transaction();
        assertThat(second).isNotNull();
        fixture.provider.succeedLate(fixture.scope, first);

        fixture.sendNotification(first);
        assertThat(fixture.reload(link).transaction()).isEqualTo(first);
        fixture.clock.advance(Transaction.AUTHENTICATION_WINDOW.plusSeconds(61));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);

        assertThat(reload(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
