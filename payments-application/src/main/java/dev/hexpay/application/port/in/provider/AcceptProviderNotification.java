package dev.hexpay.application.port.in.provider;

import java.util.Map;

/** Takes in what a provider tells us without being asked. */
public interface AcceptProviderNotification {
    /**
     * Keeps the notification, once however often it is delivered; it is acted on soon.
     *
     * @param provider the provider's name, for example {@code sandbox}
     * @param headers by their names in lower case
     * @param body the bytes as they came, for its signature
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} for an unknown provider, {@code unauthorized} when it
     *     was not signed by the provider, {@code validation_error} when it cannot be read
     */
    void accept(String provider, Map<String, String> headers, byte[] body);
}
