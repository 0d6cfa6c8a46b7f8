package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiringLinksTest {
    private final Shop shop = new Shop();

    @Test
    void an_expired_link_is_not_paid_and_keeps_its_status() {
        Payment link = shop.open(new OpenPaymentLink.Command(
                usd(25_00),
                new Description("Consulting"),
                null,
                null,
                null,
                shop.clock.instant().plusSeconds(60),
                null));
        shop.clock.advance(Duration.ofSeconds(60));
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.now(link)).isEqualTo(link);
        assertThat(shop.provider.movedMinor()).isZero();
    }

    @Test
    void an_expiry_that_is_not_in_the_future_is_refused() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> shop.open(new OpenPaymentLink.Command(
                        usd(25_00), new Description("Consulting"), null, null, null, shop.clock.instant(), null)));
        assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
        assertThat(refusal.problems().get(0).field()).isEqualTo("expiresAt");
        assertThat(shop.events()).isEmpty();
    }
}
