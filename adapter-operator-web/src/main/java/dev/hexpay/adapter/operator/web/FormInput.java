package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.text.CardNumbers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A posted form or a query string. Several values of a name are one, separated by commas. A value with a card number is
 * not kept.
 */
public final class FormInput {
    /** No values. */
    public static final FormInput NONE = new FormInput(Map.of());

    private static final Set<String> TOKENS = Set.of("after", "trail", "csrf", "once");

    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    private FormInput(Map<String, String> entered) {
        this.values = new TreeMap<>(entered);
        values.replaceAll((name, value) -> {
            if (TOKENS.contains(name) || !CardNumbers.contains(value)) {
                return value;
            }
            reject(name, "must not contain a card number");
            return "";
        });
    }

    /**
     * Parses urlencoded text.
     *
     * @throws PaymentsException {@code invalid_request} when it is malformed
     */
    public static FormInput parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new FormInput(Map.of());
        }
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(equals < 0 ? "" : pair.substring(equals + 1)).strip();
            values.merge(name, value, (first, second) -> first + "," + second);
        }
        return new FormInput(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "The address or the form is malformed.");
        }
    }

    /** The values by their names. */
    public Map<String, String> values() {
        return values;
    }

    /** The value, stripped; empty if it is absent. */
    public String text(String name) {
        read.add(name);
        return values.getOrDefault(name, "");
    }

    /** The names of values that the page did not ask for, sorted. */
    public List<String> unread() {
        return values.keySet().stream().filter(name -> !read.contains(name)).toList();
    }

    /** The parsed value; null if it is empty or invalid, which {@link #requireValid} reports. */
    public <T> @Nullable T optional(String name, Function<String, T> parser) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (InvalidValueException invalid) {
            violations.addAll(invalid.violationsOf(name));
            return null;
        }
    }

    /**
     * The parsed value.
     *
     * @throws PaymentsException {@code validation_error} with everything that is wrong so far when it is empty or invalid
     */
    public <T> T required(String name, Function<String, T> parser) {
        T value = optional(name, parser);
        if (value == null) {
            if (isMissing(name)) {
                reject(name, "must not be empty");
            }
            throw PaymentsException.invalid(violations);
        }
        return value;
    }

    /** Whether nothing was entered; false for a value that was not kept. */
    public boolean isMissing(String name) {
        return text(name).isEmpty()
                && violations.stream().noneMatch(violation -> violation.field().equals(name));
    }

    /** Notes that a value is wrong. */
    public void reject(String name, String message) {
        violations.add(new Violation(name, message));
    }

    /**
     * Requires that no value was wrong.
     *
     * @throws PaymentsException {@code validation_error} with everything that is wrong
     */
    public void requireValid() {
        if (!violations.isEmpty()) {
            throw PaymentsException.invalid(violations);
        }
    }
}
