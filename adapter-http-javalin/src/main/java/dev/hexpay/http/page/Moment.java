package dev.hexpay.http.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant for people and for machines: {@code December 31, 2026, 23:59 UTC} and ISO 8601. */
public record Moment(String text, String iso) {

    private static final DateTimeFormatter READABLE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    static Moment of(Instant instant) {
        return new Moment(READABLE.format(instant), instant.toString());
    }
}
