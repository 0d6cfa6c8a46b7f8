package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The provider declines and says later that the money has moved after all. */
class LateSuccessTest {
    private final Shop shop = new Shop();
    private int told;

    private void tell(TransactionId attempt) {
        Notification notification = new Notification("sandbox", "evt_" + ++told, shop.scope, attempt);
        shop.store.notifications().insertOnce(notification, shop.clock.instant());
        assertThat(shop.useCases.applyNotifications().runOnce(10)).isEqualTo(1);
    }

    private TransactionId declined(Payment link) {
        Payment declined = shop.pay(link, with(TestCard.DECLINED));
        assertThat(declined.status()).isEqualTo(PaymentStatus.FAILED);
        TransactionId attempt = declined.attempt();
        assertThat(attempt).isNotNull();
        return attempt;
    }

    private Transaction now(TransactionId id) {
        return shop.store.transactions().find(shop.scope, id).orElseThrow();
    }

    private List<Refund> refunds(TransactionId id) {
        return shop.store.refunds().ofTransaction(shop.scope, id);
    }

    @Test
    void money_that_moved_although_another_card_had_paid_goes_back_once() {
        Payment link = shop.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        Payment paid = shop.pay(link, with(TestCard.WORKS));
        shop.provider.succeedAfterAll(shop.scope, first);
        int known = shop.events().size();

        tell(first);
        tell(first);
        shop.useCases.reconcileRefunds().runOnce(10);

        assertThat(shop.now(link)).isEqualTo(paid);
        assertThat(now(first).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(first)).singleElement().satisfies(refund -> {
            assertThat(refund.cause()).isEqualTo(Refund.Cause.PAID_TWICE);
            assertThat(refund.state()).isInstanceOf(RefundState.Succeeded.class);
            assertThat(refund.share().total()).isEqualTo(paid.price().total());
        });
        assertThat(shop.events()).as("the books never had this money").hasSize(known);
        assertThat(shop.store
                        .creditNotes()
                        .list(shop.scope, null, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void a_late_success_settles_the_payment_while_another_card_is_under_way() {
        Payment link = shop.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        shop.provider.loseNextAnswer();
        Payment processing = shop.pay(link, with(TestCard.WORKS));
        assertThat(processing.status()).isEqualTo(PaymentStatus.PROCESSING);
        TransactionId second = processing.attempt();
        assertThat(second).isNotNull();
        shop.provider.succeedAfterAll(shop.scope, first);

        tell(first);

        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.now(link).attempt()).isEqualTo(first);

        shop.clock.advance(Duration.ofSeconds(61));
        assertThat(shop.useCases.reconcile().runOnce(10)).isEqualTo(1);
        shop.useCases.reconcileRefunds().runOnce(10);

        assertThat(now(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(second))
                .singleElement()
                .satisfies(refund -> assertThat(refund.state()).isInstanceOf(RefundState.Succeeded.class));
    }

    @Test
    void an_attempt_that_was_overtaken_and_never_reached_the_provider_moves_nothing() {
        Payment link = shop.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        shop.provider.loseNextCall();
        TransactionId second = shop.pay(link, with(TestCard.WORKS)).attempt();
        assertThat(second).isNotNull();
        shop.provider.succeedAfterAll(shop.scope, first);
        tell(first);

        shop.clock.advance(Duration.ofSeconds(61));
        shop.useCases.reconcile().runOnce(10);

        assertThat(shop.provider.movedMinor(second)).isZero();
        assertThat(now(second).isSettled()).as("somebody may be about to ask").isFalse();
        shop.clock.advance(Duration.ofHours(20));
        shop.useCases.reconcile().runOnce(10);
        assertThat(now(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(refunds(second)).isEmpty();
    }

    @Test
    void an_overtaken_attempt_that_waits_for_its_payer_is_given_up() {
        Payment link = shop.open(aLinkOf(25_00));
        TransactionId first = declined(link);
        Payment waiting = shop.pay(link, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(waiting.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        TransactionId second = waiting.attempt();
        assertThat(second).isNotNull();
        shop.provider.succeedAfterAll(shop.scope, first);

        tell(first);
        assertThat(shop.now(link).attempt()).isEqualTo(first);
        shop.clock.advance(Transaction.AUTHENTICATION_WINDOW.plusSeconds(61));
        shop.useCases.reconcile().runOnce(10);

        assertThat(now(second).status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }
}
