package dev.hexpay.adapter.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @ParameterizedTest
    @CsvSource({
        "2026-07-11T09:30:00Z, 2026-07-11T09:30:00.000Z",
        "2026-07-11T09:30:00.5Z, 2026-07-11T09:30:00.500Z",
        "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.001Z, 1969-12-31T23:59:59.001Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:59:59Z, +10000-01-01T00:59:59.000Z",
        "-0001-12-31T23:00:00Z, -0001-12-31T23:00:00.000Z"
    })
    void instant_is_formatted_in_utc_with_milliseconds(Instant instant, String text) {
        assertThat(Timestamps.format(instant)).isEqualTo(text);
    }

    @Test
    void formatted_instant_is_parsed_to_the_same_millisecond() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli()))
                    .plusNanos(random.nextInt(1_000_000));
            assertThat(Instant.parse(Timestamps.format(instant))).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @Test
    void missing_instant_stays_missing() {
        assertThat(Timestamps.formatOrNull(null)).isNull();
        assertThat(Timestamps.formatOrNull(LAST)).isEqualTo("9999-12-31T23:59:59.999Z");
    }
}
