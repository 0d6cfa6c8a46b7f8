package dev.hexpay.adapter.http.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Formats instants for JSON: ISO 8601 in UTC, always with milliseconds. */
public final class Timestamps {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter OTHER_YEARS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** For example {@code 2026-07-11T09:30:00.000Z}; a year that has other than four digits has its sign. */
    public static String format(Instant instant) {
        // Not by a formatter: a list has a hundred of them, which took a twentieth of its time.
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            return OTHER_YEARS.format(instant);
        }
        StringBuilder text = new StringBuilder("0000-00-00T00:00:00.000Z");
        put(text, 0, 4, time.getYear());
        put(text, 5, 7, time.getMonthValue());
        put(text, 8, 10, time.getDayOfMonth());
        put(text, 11, 13, time.getHour());
        put(text, 14, 16, time.getMinute());
        put(text, 17, 19, time.getSecond());
        put(text, 20, 23, time.getNano() / NANOS_PER_MILLI);
        return text.toString();
    }

    private static void put(StringBuilder text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text.setCharAt(i, (char) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** The formatted instant; null for null. */
    public static @Nullable String formatOrNull(@Nullable Instant instant) {
        return instant == null ? null : format(instant);
    }
}
