package dev.hexpay.adapter.http.limit;

import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The tests of webhook endpoints that are running. Each holds a thread for as long as the receiver makes it wait, so their
 * number is bounded: for one organization and mode, and for the server.
 */
final class RunningTests {
    static final int MAX_PER_SCOPE = 2;
    static final int MAX_PER_SERVER = 16;

    /** As long as a receiver may take. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<Scope, Integer> running = new HashMap<>();
    private int all;

    /**
     * Runs the test.
     *
     * @throws PaymentsException {@code rate_limited} when too many are running
     */
    <T> T run(Scope scope, Supplier<T> test) {
        begin(scope);
        try {
            return test.get();
        } finally {
            end(scope);
        }
    }

    private synchronized void begin(Scope scope) {
        int ofScope = running.getOrDefault(scope, 0);
        if (ofScope >= MAX_PER_SCOPE || all >= MAX_PER_SERVER) {
            throw PaymentsException.rateLimited(
                    "Other tests of webhook endpoints are running. Try again when they have ended.", LONGEST);
        }
        running.put(scope, ofScope + 1);
        all++;
    }

    private synchronized void end(Scope scope) {
        running.computeIfPresent(scope, (same, ofScope) -> ofScope == 1 ? null : ofScope - 1);
        all--;
    }
}
