package dev.hexpay.application.port.out;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.util.Map;
import java.util.Optional;

/** Parses notifications from providers and verifies their signatures. */
public interface NotificationReader {
    /**
     * The content of a notification; empty when the provider has sent it and it is about nothing of ours, so that it is
     * acknowledged and not stored.
     *
     * @param provider the provider that claims to have sent it
     * @param headers by their names in lower case
     * @param body the bytes as received
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} for an unknown provider, {@code unauthorized}
     *     when it was not signed by this provider, or at another time; {@code validation_error} when it cannot be
     *     parsed, is of another account of the provider, or says of an object of ours what cannot be true
     */
    Optional<Notification> read(String provider, Map<String, String> headers, byte[] body);
}
