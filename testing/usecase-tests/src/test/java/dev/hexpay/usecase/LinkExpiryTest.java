package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkExpiryTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void expired_link_cannot_be_paid_and_keeps_its_status() {
        Payment link = fixture.open(OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant().plusSeconds(60)));
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.reload(link)).isEqualTo(link);
        assertThat(fixture.provider.movedMinor()).isZero();
    }

    @Test
    void expiry_that_is_not_in_the_future_is_rejected() {
        PaymentsException error = catchThrowableOfType(
                PaymentsException.class,
                () -> fixture.open(OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                        .withExpiresAt(fixture.clock.instant())));
        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(error.violations().get(0).field()).isEqualTo("expiresAt");
        assertThat(fixture.events()).isEmpty();
    }

    @Test
    void expiry_in_the_year_10000_is_rejected() {
        Instant tooLate = Instant.parse("+10000-01-01T00:00:00Z");
        PaymentsException error = catchThrowableOfType(
                PaymentsException.class,
                () -> fixture.open(OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                        .withExpiresAt(tooLate)));
        assertThat(error.violations()).containsExactly(new Violation("expiresAt", "must be before the year 10000"));
        assertThat(fixture.events()).isEmpty();
    }
}
