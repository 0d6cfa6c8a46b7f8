package dev.hexpay.adapter.http.limit;

import java.time.Duration;
import java.util.Map;

/**
 * Lets an unknown API key through when its address is over a limit: once, when it is sent a second time. Who guesses keys
 * sends each one once; who has a new key sends it again.
 */
final class SecondTries {
    private static final int MAX_KEYS = 20_000;
    private static final RateLimit PER_ADDRESS = new RateLimit(100, Duration.ofSeconds(1));

    private enum Key {
        SENT_ONCE,
        WRONG
    }

    private final Map<String, Key> keys = new RecentlyUsed<>(MAX_KEYS);
    private final Buckets tries = new Buckets(PER_ADDRESS);

    /** Whether this key is looked up although its address is over a limit. */
    boolean take(String hash, String client) {
        synchronized (keys) {
            if (keys.putIfAbsent(hash, Key.SENT_ONCE) != Key.SENT_ONCE) {
                return false;
            }
        }
        return tries.take(client).isGranted();
    }

    /** Remembers that the key is wrong; it is not looked up again over a limit. */
    void reject(String hash) {
        synchronized (keys) {
            keys.put(hash, Key.WRONG);
        }
    }
}
