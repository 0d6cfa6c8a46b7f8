package dev.hexpay.adapter.mail.smtp;

import java.time.Duration;

/**
 * The timeouts of an SMTP session.
 *
 * @param step for connecting, and for each reply
 * @param total for the whole session; well below the lease of a receipt
 */
record Timeouts(Duration step, Duration total) {
    static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60));
    static final Timeouts CHECK = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
