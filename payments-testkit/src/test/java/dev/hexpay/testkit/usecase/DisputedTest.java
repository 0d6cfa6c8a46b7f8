package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RefundTransaction.Command;
import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class DisputedTest {
    private final Shop shop = new Shop();
    private final Payment paid = shop.pay(shop.open(aLinkOf(25_00)), with(TestCard.WORKS));
    private final Transaction attempt = shop.attempts(paid).get(0);
    private int told;

    private void tell() {
        Notification notification = new Notification("sandbox", "evt_" + ++told, shop.scope, attempt.id());
        shop.store.notifications().insertOnce(notification, shop.clock.instant());
        shop.useCases.applyNotifications().runOnce(10);
    }

    private TransactionStatus status() {
        return shop.store
                .transactions()
                .find(shop.scope, attempt.id())
                .orElseThrow()
                .status();
    }

    @Test
    void a_dispute_shows_on_the_attempt_and_is_told_once() {
        int known = shop.events().size();
        shop.provider.dispute(shop.scope, attempt.id());

        tell();
        tell();

        assertThat(status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(shop.now(paid).status()).as("the payment stays paid").isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.disputed");
        EventData.PaymentDisputed event =
                (EventData.PaymentDisputed) shop.events().get(known);
        assertThat(event.disputeAmount()).isEqualTo(29_75);
        assertThat(event.paymentLinkId()).isEqualTo(paid.id().value());
    }

    @Test
    void a_dispute_that_was_won_returns_the_attempt_and_one_that_was_lost_does_not() {
        shop.provider.dispute(shop.scope, attempt.id());
        tell();
        int known = shop.events().size();

        shop.provider.decide(shop.scope, attempt.id(), Verdict.WON);
        tell();
        tell();

        assertThat(status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.dispute_resolved");
        assertThat(((EventData.PaymentDisputeResolved) shop.events().get(known)).outcome())
                .isEqualTo("won");
    }

    @Test
    void a_dispute_that_was_lost_stays() {
        shop.provider.dispute(shop.scope, attempt.id());
        shop.provider.decide(shop.scope, attempt.id(), Verdict.LOST);
        int known = shop.events().size();

        tell();

        assertThat(status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.disputed", "payment.dispute_resolved");
    }

    @Test
    void disputed_money_is_not_refunded_beside() {
        shop.provider.dispute(shop.scope, attempt.id());
        tell();

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> shop.useCases
                        .refundTransaction()
                        .refund(shop.scope, new Command(attempt.id(), null, null), Once.unkeyed()));

        assertThat(refusal.code()).isEqualTo(RefusalCode.PROVIDER_UNSUPPORTED);
        assertThat(shop.provider.returnedMinor(attempt.id())).isZero();
    }
}
