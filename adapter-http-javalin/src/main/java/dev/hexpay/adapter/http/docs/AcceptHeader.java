package dev.hexpay.adapter.http.docs;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of two forms of a resource a client wants (RFC 9110, section 12.5.1). */
final class AcceptHeader {
    private static final int DEFAULT_WEIGHT = 1000;
    private static final int DIGITS = 3;

    private AcceptHeader() {}

    /**
     * Whether the header names a type, with at least the weight of another type. A range such as {@code text/*} does not
     * name a type: a client that takes anything gets the other form.
     */
    static boolean names(@Nullable String header, String type, String other) {
        if (header == null) {
            return false;
        }
        int weight = weight(header, type);
        return weight > 0 && weight >= weight(header, other);
    }

    /** The highest weight, in thousandths, with which the header names a type; 0 when it does not, or not in a readable way. */
    private static int weight(String header, String type) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                .map(range -> range.split(";"))
                .filter(range -> range.length > 0 && range[0].strip().equals(type))
                .mapToInt(AcceptHeader::weight)
                .max()
                .orElse(0);
    }

    private static int weight(String[] range) {
        return Arrays.stream(range)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith("q="))
                .mapToInt(parameter -> number(parameter.substring(2)))
                .findFirst()
                .orElse(DEFAULT_WEIGHT);
    }

    private static int number(String text) {
        return text.matches("[01](\\.[0-9]{0,3})?")
                ? new BigDecimal(text).movePointRight(DIGITS).intValue()
                : 0;
    }
}
