package dev.hexpay.application.port.out;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.util.Map;

/** Understands what providers send without being asked, and knows whether it was they who sent it. */
public interface NotificationReader {
    /**
     * What a notification says.
     *
     * @param provider whose it claims to be
     * @param headers by their names in lower case
     * @param body the bytes as they came
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} for an unknown provider, {@code unauthorized} when it
     *     was not signed by this provider, or too long ago; {@code validation_error} when it cannot be read
     */
    Notification read(String provider, Map<String, String> headers, byte[] body);
}
