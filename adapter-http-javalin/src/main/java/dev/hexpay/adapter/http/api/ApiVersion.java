package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.json.Envelope;
import dev.hexpay.domain.error.InvalidValueException;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the API, oldest first. A request asks for one by a date, and every response says which one was served.
 * A version is a form of the response: what a response contains is built, stored and replayed in the form of the first.
 */
public enum ApiVersion {
    /** Every response has an envelope. */
    ENVELOPE("2026-07-11") {
        @Override
        String format(String response) {
            return response;
        }
    },
    /** No envelope; PATCH in place of PUT, and a refund in place of the refunded transaction. */
    BARE("2026-07-24") {
        @Override
        String format(String response) {
            return Envelope.remove(response);
        }
    };

    /** The header of requests and responses. */
    public static final String HEADER = "Commet-Version";

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final String date;

    ApiVersion(String date) {
        this.date = date;
    }

    /**
     * The version to serve: the newest one up to the date in the header.
     *
     * @param header null, or what the client has sent; the first version is served for what is no date
     */
    public static ApiVersion requested(@Nullable String header) {
        // Dates of this shape sort as text.
        return header != null && isDate(header) && header.compareTo(BARE.date) >= 0 ? BARE : ENVELOPE;
    }

    /** The version that the response of this request has announced. */
    public static ApiVersion served(Context context) {
        return requested(context.res().getHeader(HEADER));
    }

    /** The date that names it. */
    public String date() {
        return date;
    }

    /** A response in the form of this version, made from the form of the first version. */
    abstract String format(String response);

    /**
     * Checks a header.
     *
     * @throws InvalidValueException when it is no date
     */
    static String check(String header) {
        if (!isDate(header)) {
            throw new InvalidValueException("must be a date such as " + BARE.date);
        }
        return header;
    }

    private static boolean isDate(String text) {
        if (text.equals(BARE.date) || text.equals(ENVELOPE.date)) {
            return true;
        }
        try {
            return SHAPE.matcher(text).matches() && LocalDate.parse(text) != null;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }
}
