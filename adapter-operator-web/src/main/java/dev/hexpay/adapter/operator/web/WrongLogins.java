package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.error.PaymentsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the wrong login links and API keys of each client, in the memory of this server. */
public final class WrongLogins {
    /** How many a client may try in {@link #PER}. */
    public static final int MAX = 10;

    /** The time after which a client may try again. */
    public static final Duration PER = Duration.ofMinutes(10);

    private static final int MAX_CLIENTS = 10_000;

    private final InstantSource clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>();

    /** Counts by this clock. */
    public WrongLogins(InstantSource clock) {
        this.clock = clock;
    }

    private record Tries(int count, Instant until) {}

    /**
     * Counts a try before it is made, so that parallel ones cannot be more.
     *
     * @throws PaymentsException {@code rate_limited}
     */
    public synchronized void take(String client) {
        Instant now = clock.instant();
        Tries known = tries.get(client);
        Tries current = known == null || !now.isBefore(known.until()) ? new Tries(0, now.plus(PER)) : known;
        if (current.count() >= MAX) {
            throw PaymentsException.rateLimited(
                    "There were too many wrong links or keys from your address. Try again later.",
                    Duration.between(now, current.until()).plusSeconds(1));
        }
        tries.put(client, new Tries(current.count() + 1, current.until()));
        if (tries.size() > MAX_CLIENTS) {
            tries.remove(tries.keySet().iterator().next());
        }
    }

    /** Does not count the last try: it was not wrong. */
    public synchronized void restore(String client) {
        tries.computeIfPresent(client, (same, last) -> new Tries(Math.max(0, last.count() - 1), last.until()));
    }
}
