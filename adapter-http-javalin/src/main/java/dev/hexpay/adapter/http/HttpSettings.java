package dev.hexpay.adapter.http;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the server is run.
 *
 * @param host the address that it listens on
 * @param port the port that it listens on; 0 for any that is free
 * @param publicUrl how the outside world reaches it, without a trailing slash
 * @param clock the clock of the use cases
 * @param idempotencyWait how long a request waits for a twin with the same Idempotency-Key
 * @param shutdownTimeout how long a stop waits for requests in flight
 */
public record HttpSettings(
        String host,
        int port,
        String publicUrl,
        InstantSource clock,
        Duration idempotencyWait,
        Duration shutdownTimeout) {
    private static final Duration IDEMPOTENCY_WAIT = Duration.ofSeconds(20);
    // Longer than a request may wait for its twin, shorter than the 30 s that most supervisors grant before they kill.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(25);

    /** The usual patience. */
    public static HttpSettings of(String host, int port, String publicUrl, InstantSource clock) {
        return new HttpSettings(host, port, publicUrl, clock, IDEMPOTENCY_WAIT, SHUTDOWN_TIMEOUT);
    }
}
