package dev.hexpay.adapter.http;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads notifications of a test provider: the body is the event id, a password header replaces the signature. */
final class PasswordNotificationReader implements NotificationReader {
    static final String HEADER = "Test-Password";
    static final String PASSWORD = "open sesame";
    static final String FOREIGN = "foreign";
    static final Scope SCOPE = Builders.aScope();
    static final TransactionId TRANSACTION = Builders.aTransactionId();

    @Override
    public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        if (!provider.equals("sandbox")) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no provider with this name.");
        }
        if (!PASSWORD.equals(headers.get("test-password"))) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "This notification was not signed by the provider.");
        }
        String event = new String(body, StandardCharsets.ISO_8859_1);
        if (event.isBlank()) {
            throw PaymentsException.invalid("body", "must be the name of an event");
        }
        return event.equals(FOREIGN)
                ? Optional.empty()
                : Optional.of(new Notification(provider, event, new OfTransaction(SCOPE, TRANSACTION)));
    }
}
