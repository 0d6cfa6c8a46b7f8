package dev.hexpay.testkit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotifiedTest {
    private final Shop shop = new Shop();

    @Test
    void a_notification_stays_to_be_acted_on_while_the_provider_does_not_answer() {
        Payment link = shop.open(Shop.aLinkOf(25_00));
        shop.provider.loseNextAnswer();
        shop.pay(link, Shop.with(TestCard.WORKS));
        Notification notification = new Notification(
                "sandbox", "evt_1", shop.scope, shop.attempts(link).get(0).id());
        shop.store.notifications().insertOnce(notification, shop.clock.instant());

        shop.provider.loseNextCall();
        assertThat(shop.useCases.applyNotifications().runOnce(10)).isEqualTo(1);
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.PROCESSING);

        shop.clock.advance(Duration.ofSeconds(61));
        assertThat(shop.useCases.applyNotifications().runOnce(10)).isEqualTo(1);
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void a_notification_that_was_acted_on_is_not_acted_on_again() {
        Payment link = shop.open(Shop.aLinkOf(25_00));
        shop.pay(link, Shop.with(TestCard.DECLINED));
        Notification notification = new Notification(
                "sandbox", "evt_1", shop.scope, shop.attempts(link).get(0).id());
        shop.store.notifications().insertOnce(notification, shop.clock.instant());

        assertThat(shop.useCases.applyNotifications().runOnce(10)).isEqualTo(1);
        shop.clock.advance(Duration.ofDays(1));
        assertThat(shop.useCases.applyNotifications().runOnce(10)).isZero();
    }
}
