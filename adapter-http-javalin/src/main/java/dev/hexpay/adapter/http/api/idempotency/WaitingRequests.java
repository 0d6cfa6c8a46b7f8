package dev.hexpay.adapter.http.api.idempotency;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.Map;

/**
 * The requests that wait for a running request with their key. Each holds a thread, so their number is bounded: for one
 * key, so that the duplicates of one request leave places to others, and for the server, so that they leave threads to
 * requests that do not wait.
 */
final class WaitingRequests {
    static final int MAX_PER_KEY = 16;
    static final int MAX_PER_SERVER = 64;

    private final Map<WaitedFor, Integer> places = new HashMap<>();
    private int taken;

    private record WaitedFor(Scope scope, IdempotencyKey key) {}

    /** A place of a request that may have to wait. It is free until it is taken. */
    Place place(Scope scope, IdempotencyKey key) {
        return new Place(new WaitedFor(scope, key));
    }

    private synchronized boolean take(WaitedFor key) {
        int ofKey = places.getOrDefault(key, 0);
        if (ofKey >= MAX_PER_KEY || taken >= MAX_PER_SERVER) {
            return false;
        }
        places.put(key, ofKey + 1);
        taken++;
        return true;
    }

    private synchronized void release(WaitedFor key) {
        places.computeIfPresent(key, (same, ofKey) -> ofKey == 1 ? null : ofKey - 1);
        taken--;
    }

    /** A place; used by one request. */
    final class Place implements AutoCloseable {
        private final WaitedFor key;
        private boolean isTaken;

        private Place(WaitedFor key) {
            this.key = key;
        }

        /** Takes the place, unless it has been taken before; false when too many requests wait. */
        boolean take() {
            isTaken = isTaken || WaitingRequests.this.take(key);
            return isTaken;
        }

        @Override
        public void close() {
            if (isTaken) {
                release(key);
            }
        }
    }
}
