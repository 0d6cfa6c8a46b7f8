package dev.hexpay.adapter.http;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Settings of the HTTP server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param publicUrl the public base URL, without a trailing slash
 * @param clock the clock of the use cases
 * @param idempotencyWait how long a request waits for a running request with the same Idempotency-Key
 * @param shutdownTimeout how long a shutdown waits for requests in flight
 */
public record HttpSettings(
        String host,
        int port,
        String publicUrl,
        InstantSource clock,
        Duration idempotencyWait,
        Duration shutdownTimeout) {
    static final Duration IDEMPOTENCY_WAIT = Duration.ofSeconds(20);
    // Longer than idempotencyWait, shorter than the 30 s after which most supervisors kill a process.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(25);

    /** Settings with the default timeouts: 20 s for idempotency, 25 s for shutdown. */
    public static HttpSettings of(String host, int port, String publicUrl, InstantSource clock) {
        return new HttpSettings(host, port, publicUrl, clock, IDEMPOTENCY_WAIT, SHUTDOWN_TIMEOUT);
    }
}
