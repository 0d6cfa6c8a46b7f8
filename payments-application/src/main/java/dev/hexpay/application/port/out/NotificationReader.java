package dev.hexpay.application.port.out;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.util.Map;

/** Parses notifications from providers and verifies their signatures. */
public interface NotificationReader {
    /**
     * The content of a notification.
     *
     * @param provider the provider that claims to have sent it
     * @param headers by their names in lower case
     * @param body the bytes as received
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} for an unknown provider, {@code unauthorized}
     *     when it was not signed by this provider, or too long ago; {@code validation_error} when it cannot be parsed
     */
    Notification read(String provider, Map<String, String> headers, byte[] body);
}
