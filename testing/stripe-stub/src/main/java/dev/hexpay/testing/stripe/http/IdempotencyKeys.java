package dev.hexpay.testing.stripe.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of the last 24 hours: what each was used for, and the saved response. */
final class IdempotencyKeys {
    static final Duration LIFE = Duration.ofHours(24);

    private final Map<Id, Entry> entries = new HashMap<>();

    /** A key is of one mode: the other one has keys of its own. */
    record Id(Mode mode, String key) {}

    /** A request under a key; without response it is still running. */
    private record Entry(
            String request,
            String requestId,
            Instant since,
            @Nullable Response response) {}

    /** The saved response of the same request; null if this is a new one. */
    synchronized @Nullable Response replay(Id id, String request, Instant now) {
        Entry entry = entries.get(id);
        if (entry != null && !now.isBefore(entry.since().plus(LIFE))) {
            entries.remove(id);
            entry = null;
        }
        if (entry == null) {
            return null;
        }
        if (!entry.request().equals(request)) {
            throw StripeError.otherRequest("Keys for idempotent requests can only be used with the same parameters they"
                    + " were first used with. Try using a key other than '" + id.key()
                    + "' if you meant to execute a different request.");
        }
        if (entry.response() == null) {
            throw inUse(id.key());
        }
        return entry.response().with("Idempotent-Replayed", "true").with("original-request", entry.requestId());
    }

    /** Begins to execute a request; the key is in use from now on. */
    synchronized void begin(Id id, String request, String requestId, Instant now) {
        if (entries.putIfAbsent(id, new Entry(request, requestId, now, null)) != null) {
            throw inUse(id.key());
        }
    }

    /** Saves the response of a request that began. */
    synchronized void save(Id id, Response response) {
        entries.computeIfPresent(
                id, (unused, entry) -> new Entry(entry.request(), entry.requestId(), entry.since(), response));
    }

    /** Frees a key whose request could not be executed. */
    synchronized void release(Id id) {
        entries.remove(id);
    }

    static StripeError inUse(String key) {
        return StripeError.rejected(
                409,
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key: " + key);
    }
}
