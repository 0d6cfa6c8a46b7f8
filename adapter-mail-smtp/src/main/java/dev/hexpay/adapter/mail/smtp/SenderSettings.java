package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.domain.customer.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The settings of all e-mails of an installation.
 *
 * @param host the public host name of this server; message ids end with it
 * @param from the sender address; null for the seller's address
 */
public record SenderSettings(String host, @Nullable EmailAddress from) {
    public SenderSettings {
        // Message ids, the EHLO name and addresses each use another notation for IPv6 addresses.
        host = host.startsWith("[") ? "localhost" : host;
    }
}
