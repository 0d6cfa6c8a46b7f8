package dev.hexpay.adapter.mail.smtp;

import java.time.Duration;

/**
 * How long a mail server is waited for.
 *
 * @param step the connection, and each answer
 * @param total everything together; well below the time that a receipt is left alone for
 */
record Timeouts(Duration step, Duration total) {
    static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60));
}
