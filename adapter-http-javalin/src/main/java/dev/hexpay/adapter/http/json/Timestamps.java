package dev.hexpay.adapter.http.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Formats instants for JSON: ISO 8601 in UTC, always with milliseconds. */
public final class Timestamps {
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** For example {@code 2026-07-11T09:30:00.000Z}. */
    public static String format(Instant instant) {
        return WIRE.format(instant);
    }

    /** The formatted instant; null for null. */
    public static @Nullable String formatOrNull(@Nullable Instant instant) {
        return instant == null ? null : format(instant);
    }
}
