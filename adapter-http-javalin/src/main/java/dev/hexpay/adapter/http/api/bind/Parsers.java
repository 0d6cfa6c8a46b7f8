package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.error.PaymentsException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Types of the wire that the domain has no value object for. */
public final class Parsers {
    private static final int LAST_YEAR = 9999;

    private Parsers() {}

    /** One of some words, spelled exactly. */
    public static <E extends Enum<E>> Function<String, E> oneOf(E[] values, Function<E, String> wire) {
        return text -> Arrays.stream(values)
                .filter(value -> wire.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> PaymentsException.invalid(
                        "value",
                        "must be one of " + Arrays.stream(values).map(wire).collect(Collectors.joining(", "))));
    }

    /** An instant in ISO 8601 with its offset; what is finer than a millisecond is cut off. */
    public static Instant instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
                throw notAnInstant();
            }
            return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            throw notAnInstant();
        }
    }

    private static PaymentsException notAnInstant() {
        return PaymentsException.invalid("time", "must be an ISO 8601 time with offset such as 2026-07-11T09:30:00Z");
    }
}
