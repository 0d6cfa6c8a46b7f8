package dev.hexpay.adapter.http.paypage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant as text, for example {@code December 31, 2026, 23:59 UTC}, and as ISO 8601. */
public record DateTimeText(String text, String iso) {

    private static final DateTimeFormatter READABLE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    static DateTimeText of(Instant instant) {
        return new DateTimeText(READABLE.format(instant), instant.toString());
    }
}
