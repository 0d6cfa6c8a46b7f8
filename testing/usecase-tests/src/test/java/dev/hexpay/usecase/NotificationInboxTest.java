package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;

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
        fixture.receiveNotification(fixture.transactions(link).get(0).id());

        fixture.provider.loseNextCall();
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.PROCESSING);

        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void processed_notification_is_not_processed_again() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.pay(link, UseCaseFixture.with(TestCard.DECLINED));
        fixture.receiveNotification(fixture.transactions(link).get(0).id());

        assertThat(fixture.processNotifications()).isEqualTo(1);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.processNotifications()).isZero();
    }
}
