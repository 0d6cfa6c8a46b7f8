package dev.hexpay.testkit.memory;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes payloads of events as JSON, independently of the adapters. */
final class EventJson {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final char FIRST_PRINTABLE = ' ';

    private EventJson() {}

    static String of(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return String.valueOf(value);
        } else if (value instanceof Instant instant) {
            return quoted(MILLISECONDS.format(instant));
        } else if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> quoted(component.getName()) + ":" + of(read(component, value)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable Object read(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(escaped((char) c)));
        return json.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> c < FIRST_PRINTABLE ? String.format("\\u%04X", (int) c) : String.valueOf(c);
        };
    }
}
