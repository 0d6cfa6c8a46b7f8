package dev.hexpay.http;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the server is run.
 *
 * @param host the address that it listens on
 * @param port the port that it listens on; 0 for any that is free
 * @param publicUrl how the outside world reaches it, without a trailing slash
 * @param clock the clock of the use cases
 * @param keyPatience how long a request waits for a twin with the same Idempotency-Key
 * @param stopPatience how long a stop waits for requests in flight
 */
public record HttpSettings(
        String host, int port, String publicUrl, InstantSource clock, Duration keyPatience, Duration stopPatience) {
    private static final Duration KEY_PATIENCE = Duration.ofSeconds(20);
    // Longer than a request may wait for its twin, shorter than the 30 s that most supervisors grant before they kill.
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(25);

    /** The usual patience. */
    public static HttpSettings of(String host, int port, String publicUrl, InstantSource clock) {
        return new HttpSettings(host, port, publicUrl, clock, KEY_PATIENCE, STOP_PATIENCE);
    }
}
