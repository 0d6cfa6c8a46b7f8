package dev.hexpay.http;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Understands a provider whose notifications are the name of an event, and who is known by a password. */
final class PasswordReader implements NotificationReader {
    static final String HEADER = "Test-Password";
    static final String PASSWORD = "open sesame";
    static final Scope SCOPE = Builders.aScope();
    static final TransactionId ATTEMPT = Builders.aTransactionId();

    @Override
    public Notification read(String provider, Map<String, String> headers, byte[] body) {
        if (!provider.equals("sandbox")) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "There is no provider with this name.");
        }
        if (!PASSWORD.equals(headers.get("test-password"))) {
            throw Refusal.of(RefusalCode.UNAUTHORIZED, "This notification was not signed by the provider.");
        }
        String event = new String(body, StandardCharsets.ISO_8859_1);
        if (event.isBlank()) {
            throw Refusal.invalid("body", "must be the name of an event");
        }
        return new Notification(provider, event, SCOPE, ATTEMPT);
    }
}
