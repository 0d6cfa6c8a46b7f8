package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.domain.customer.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What all e-mails of an installation have in common.
 *
 * @param host the name of this server, as the public knows it: message ids end with it
 * @param from the address that e-mails come from; null for the seller's own
 */
public record SenderSettings(String host, @Nullable EmailAddress from) {
    public SenderSettings {
        // An IPv6 address is written in another way in each place where it could stand.
        host = host.startsWith("[") ? "localhost" : host;
    }
}
