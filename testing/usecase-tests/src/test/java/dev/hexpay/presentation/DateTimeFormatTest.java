package dev.hexpay.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.presentation.DateTimeFormat;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DateTimeFormatTest {
    private final DateTimeFormat format = new DateTimeFormat(Locale.US);

    @Test
    void date_is_written_out_in_utc() {
        assertThat(format.date(Instant.parse("2026-01-05T23:59:59.999Z"))).isEqualTo("January 5, 2026");
    }

    @Test
    void date_time_has_minutes_and_its_time_zone() {
        assertThat(format.dateTime(Instant.parse("2026-12-31T23:59:59.999Z")))
                .isEqualTo("December 31, 2026, 23:59 UTC");
        assertThat(format.dateTime(Instant.parse("2026-05-03T00:05:00Z"))).isEqualTo("May 3, 2026, 00:05 UTC");
    }
}
