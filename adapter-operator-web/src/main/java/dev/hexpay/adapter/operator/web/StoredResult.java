package dev.hexpay.adapter.operator.web;

import dev.hexpay.application.port.in.idempotency.StoredResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a form that was done.
 *
 * @param location the page to go to
 * @param shown what a repetition of the form shows for a short time; null for nothing
 */
record StoredResult(String location, @Nullable Shown shown) {
    /** Long enough for the second click of a double click and for a reload of a page that did not arrive. */
    static final Duration SHOWN_FOR = Duration.ofMinutes(1);

    private static final int SEE_OTHER = 303;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;

    /**
     * A secret, for one session only.
     *
     * @param session the hash of the token of the session that sent the form first
     * @param until when it is not shown any more
     */
    record Shown(String secret, String session, Instant until) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    static StoredResult parse(StoredResponse response) {
        String[] parts = response.body().split(SEPARATOR);
        return new StoredResult(
                parts[0],
                parts.length == PARTS
                        ? new Shown(parts[1], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])))
                        : null);
    }

    /** The response with it; the idempotency record has it encrypted. */
    StoredResponse response() {
        return new StoredResponse(
                SEE_OTHER,
                shown == null
                        ? location
                        : String.join(
                                SEPARATOR,
                                location,
                                shown.secret(),
                                shown.session(),
                                Long.toString(shown.until().toEpochMilli())));
    }

    /** The secret, if this session may still see it; null if not. */
    @Nullable
    String secretFor(String session, Instant now) {
        return shown != null && shown.session().equals(session) && now.isBefore(shown.until()) ? shown.secret() : null;
    }
}
