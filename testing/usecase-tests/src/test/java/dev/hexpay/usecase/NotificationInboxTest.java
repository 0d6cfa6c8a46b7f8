package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotificationInboxTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void notification_is_retried_until_the_provider_answers() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.provider.loseNextResponse();
        fixture.pay(link, UseCaseFixture.with(TestCard.SUCCEEDS));
        Notification notification = new Notification(
                "sandbox",
                "evt_1",
                fixture.scope,
                fixture.transactions(link).get(0).id());
        fixture.store.notifications().insertIfAbsent(notification, fixture.clock.instant());

        fixture.provider.loseNextCall();
        assertThat(fixture.useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.PROCESSING);

        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void processed_notification_is_not_processed_again() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.pay(link, UseCaseFixture.with(TestCard.DECLINED));
        Notification notification = new Notification(
                "sandbox",
                "evt_1",
                fixture.scope,
                fixture.transactions(link).get(0).id());
        fixture.store.notifications().insertIfAbsent(notification, fixture.clock.instant());

        assertThat(fixture.useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.useCases.jobs().processNotifications().runOnce(10)).isZero();
    }
}
