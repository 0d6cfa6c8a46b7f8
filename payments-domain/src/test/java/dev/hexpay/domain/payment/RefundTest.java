package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Failure FAILURE = new Failure("refund_failed", null, "The bank rejected the refund.");
    private static final Refund.ProviderCharge CHARGE = new Refund.ProviderCharge(
            new TransactionId("txn_01JNB3J9WZ0000000000000000"),
            new PaymentId("pay_01JNB3J9WZ0000000000000000"),
            "sandbox",
            "ch_1");
    private static final Share SHARE = new Share(new Money(10_00, USD), new Money(1_90, USD));
    private static final RefundId ID = new RefundId("re_01JNB3J9WZ0000000000000000");

    private static Refund requested() {
        return Refund.requested(ID, new Refund.RefundRequest(CHARGE, SHARE, null), NOON);
    }

    @Test
    void succeeded_refund_can_fail_late_and_never_succeeds_again() {
        Refund failed = requested().succeed("re_1", NOON).fail(FAILURE, NOON.plusSeconds(1));

        assertThat(failed.state()).isEqualTo(new RefundState.Failed(FAILURE));
        assertThat(failed.updatedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThatThrownBy(() -> failed.succeed("re_1", NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> failed.fail(FAILURE, NOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refund_made_elsewhere_has_succeeded_from_the_start() {
        Refund refund = Refund.madeElsewhere(ID, CHARGE, SHARE, NOON);

        assertThat(refund.cause()).isEqualTo(Refund.Cause.ELSEWHERE);
        assertThat(refund.state()).isEqualTo(new RefundState.Succeeded("ch_1", NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT1M",
        "PT1M, PT1M",
        "PT2M, PT1M",
        "PT4M, PT2M",
        "PT1H, PT30M",
        "PT12H, PT6H",
        "PT13H, PT6H",
        "PT720H, PT6H"
    })
    void next_check_is_after_half_of_the_age_within_bounds(Duration age, Duration delay) {
        Instant now = NOON.plus(age);

        Refund postponed = requested().postpone(now);
        assertThat(postponed.state()).isEqualTo(new RefundState.Pending(now.plus(delay)));
        assertThat(postponed.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void settled_refund_is_not_postponed() {
        Refund settled = requested().succeed("re_1", NOON);

        assertThatThrownBy(() -> settled.postpone(NOON)).isInstanceOf(IllegalStateException.class);
    }
}
