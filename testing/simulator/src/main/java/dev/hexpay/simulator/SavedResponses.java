package dev.hexpay.simulator;

import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The responses of a provider to requests with an idempotency key. It saves the first one for 24 hours, also a 500, and
 * answers each repetition of the key with it. The effect of a request that was answered with a 500 may have happened, may
 * happen later, or never happens.
 */
final class SavedResponses<R> {
    private static final Duration KEY_RETENTION = Duration.ofHours(24);
    private static final int SERVER_ERRORS_PER_THOUSAND = 60;
    private static final int MAX_DELAY_SECONDS = 600;

    private final SeededRandom random;
    private final Trace trace;
    private final EventQueue eventQueue;
    private final InstantSource clock;
    private final Map<ScopedKey, Response<R>> responses = new HashMap<>();
    private boolean isFaultFree;

    /** An idempotency key, or an id, in its scope. */
    record ScopedKey(Scope scope, String value) {}

    /**
     * A response to a request with a key.
     *
     * @param snapshot the result at the time of the first response; null in a 500
     * @param present reads the result as it is now, also of a request that was answered with a 500
     * @param since the time of the first response
     * @param isReplayed whether it is not the first response
     */
    record Response<R>(@Nullable R snapshot, Supplier<R> present, Instant since, boolean isReplayed) {
        boolean isServerError() {
            return snapshot == null;
        }

        /** Equal in every run: the trace contains it. */
        @Override
        public String toString() {
            return snapshot == null ? "500" : snapshot.toString();
        }
    }

    /** A request that is executed at most once in the life of its key. */
    interface Operation<R> {
        /** Executes it, and returns how to read its result from then on. */
        Supplier<R> execute();
    }

    private enum Effect {
        DONE,
        ROLLED_FORWARD,
        NONE
    }

    SavedResponses(Simulation.Context context, EventQueue eventQueue, InstantSource clock) {
        this.random = context.random();
        this.trace = context.trace();
        this.eventQueue = eventQueue;
        this.clock = clock;
    }

    /** From now on no new request is answered with a 500; the saved ones remain. */
    void stopFaults() {
        isFaultFree = true;
    }

    /** The response to a request; after a 500, only the look-up says what came of it. */
    Response<R> respond(ScopedKey key, Operation<R> operation, Supplier<R> lookUp) {
        Response<R> known = responses.get(key);
        if (known != null && known.since().plus(KEY_RETENTION).isAfter(clock.instant())) {
            trace.count(known.isServerError() ? "replayed 500" : "replayed snapshot");
            trace.log(() -> "replays " + known);
            return new Response<>(known.snapshot(), known.present(), known.since(), true);
        }
        Response<R> first;
        if (!isFaultFree && random.chanceInThousand(SERVER_ERRORS_PER_THOUSAND)) {
            fail(operation);
            first = new Response<>(null, lookUp, clock.instant(), false);
        } else {
            Supplier<R> present = operation.execute();
            first = new Response<>(present.get(), present, clock.instant(), false);
        }
        responses.put(key, first);
        return first;
    }

    /** Whether the last request with this key was answered with a 500. */
    boolean isServerError(ScopedKey key) {
        Response<R> known = responses.get(key);
        return known != null && known.isServerError();
    }

    private void fail(Operation<R> operation) {
        Effect effect = random.oneOf(List.of(Effect.values()));
        trace.count("fault SERVER_ERROR " + effect);
        trace.log(() -> "fault SERVER_ERROR, effect " + effect);
        switch (effect) {
            case DONE -> operation.execute();
            case ROLLED_FORWARD -> eventQueue.schedule(random.between(1, MAX_DELAY_SECONDS), () -> operation.execute());
            case NONE -> {}
        }
    }
}
