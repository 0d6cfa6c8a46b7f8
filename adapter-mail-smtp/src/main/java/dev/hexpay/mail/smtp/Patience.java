package dev.hexpay.mail.smtp;

import java.time.Duration;

/**
 * How long a mail server is waited for.
 *
 * @param step the connection, and each answer
 * @param whole everything together; well below the time that a receipt is left alone for
 */
record Patience(Duration step, Duration whole) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(60));
}
