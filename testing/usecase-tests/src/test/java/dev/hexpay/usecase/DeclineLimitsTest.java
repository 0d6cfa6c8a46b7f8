package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.policy.DeclineLimits;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeclineLimitsTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    private static PayLink.Command declined(int payer) {
        return with(TestCard.DECLINED, "payer" + payer + "@example.com", anAddress());
    }

    private void declineOnce(Payment link, PayLink.Command command) {
        assertThat(fixture.pay(link, command).status()).isEqualTo(PaymentStatus.FAILED);
        fixture.clock.advance(Duration.ofMinutes(1));
    }

    private PaymentsException refused(Payment link, PayLink.Command command) {
        PaymentsException refusal = catchThrowableOfType(PaymentsException.class, () -> fixture.tryPay(link, command));
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        return refusal;
    }

    @Test
    void link_pauses_after_ten_declines_until_one_is_an_hour_old() {
        Payment link = fixture.open(aLinkOf(25_00));
        for (int i = 0; i < 10; i++) {
            declineOnce(link, declined(i));
        }

        PaymentsException refusal = refused(link, declined(10));

        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMinutes(50));
        assertThat(fixture.transactions(link)).hasSize(10);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.FAILED);
        fixture.clock.advance(Duration.ofMinutes(50).minusMillis(1));
        assertThat(refused(link, with(TestCard.SUCCEEDS)).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void declines_of_a_link_do_not_affect_other_links() {
        Payment link = fixture.open(aLinkOf(25_00));
        for (int i = 0; i < 10; i++) {
            declineOnce(link, declined(i));
        }

        assertThat(fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS))
                        .status())
                .isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void email_pauses_after_twenty_declines_on_all_links() {
        for (int i = 0; i < 20; i++) {
            declineOnce(fixture.open(aLinkOf(25_00)), declined(1));
        }
        Payment next = fixture.open(aLinkOf(25_00));

        refused(next, declined(1));
        assertThat(fixture.pay(next, declined(2)).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void declined_charges_of_the_merchant_do_not_pause_the_payer() {
        Customer customer = fixture.customerWith(TestCard.DECLINED_OFF_SESSION);
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.charge(10_00, customer).status()).isEqualTo(PaymentStatus.FAILED);
        }

        PayLink.Command payer =
                with(TestCard.SUCCEEDS, customer.profile().email().value(), anAddress());
        assertThat(fixture.pay(fixture.open(aLinkOf(25_00)), payer).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void limit_outside_of_its_range_is_rejected() {
        assertThatThrownBy(() -> new DeclineLimits(0, 20, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeclineLimits(10, 101, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
