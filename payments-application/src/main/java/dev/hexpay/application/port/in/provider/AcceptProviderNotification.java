package dev.hexpay.application.port.in.provider;

import java.util.Map;

/** Accepts a notification from a provider. */
public interface AcceptProviderNotification {
    /**
     * Stores the notification, once however often it is delivered; it is processed soon. One about nothing of ours is
     * accepted and not stored.
     *
     * @param provider the provider's name, for example {@code sandbox}
     * @param headers by their names in lower case
     * @param body the bytes as received, for its signature
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} for an unknown provider, {@code unauthorized}
     *     when it was not signed by the provider, {@code validation_error} when it cannot be parsed or is in
     *     contradiction to what it is about
     */
    void accept(String provider, Map<String, String> headers, byte[] body);
}
