package dev.hexpay.presentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.presentation.DateTimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DateTimeFormatTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final DateTimeFormat format = new DateTimeFormat(Locale.US);

    @Test
    void date_is_written_out_in_the_time_zone() {
        Instant lateInTheDay = Instant.parse("2026-01-05T23:59:59.999Z");
        assertThat(format.date(lateInTheDay, UTC)).isEqualTo("January 5, 2026");
        assertThat(format.date(lateInTheDay, BERLIN)).isEqualTo("January 6, 2026");
    }

    @Test
    void date_time_has_minutes_and_its_offset() {
        Instant newYear = Instant.parse("2026-12-31T23:59:59.999Z");
        assertThat(format.dateTime(newYear, UTC)).isEqualTo("December 31, 2026, 23:59 UTC");
        assertThat(format.dateTime(newYear, BERLIN)).isEqualTo("January 1, 2027, 00:59 UTC+01:00");
        Instant inSummer = Instant.parse("2026-05-03T00:05:00Z");
        assertThat(format.dateTime(inSummer, UTC)).isEqualTo("May 3, 2026, 00:05 UTC");
        assertThat(format.dateTime(inSummer, BERLIN)).isEqualTo("May 3, 2026, 02:05 UTC+02:00");
        assertThat(format.dateTime(inSummer, ZoneId.of("America/St_Johns"))).isEqualTo("May 2, 2026, 21:35 UTC-02:30");
    }
}
