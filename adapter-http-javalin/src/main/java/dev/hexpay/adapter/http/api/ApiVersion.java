package dev.hexpay.adapter.http.api;

import dev.hexpay.domain.error.InvalidValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The version of the API: a request may ask for one, and every response says which one was served. */
public final class ApiVersion {
    /** The header of requests and responses. */
    public static final String HEADER = "Commet-Version";
    /** The version that is served. */
    public static final String SERVED = "2026-07-11";

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ApiVersion() {}

    /**
     * The date of the version that a request asks for.
     *
     * @throws InvalidValueException when it is no date
     */
    static LocalDate parse(String text) {
        if (SHAPE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException noSuchDay) {
                // Reported below, like any other text.
            }
        }
        throw new InvalidValueException("must be a date such as " + SERVED);
    }
}
