package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.PlainText;
import dev.hexpay.domain.text.WireName;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads signed notifications of the sandbox: four lines with event, organization, mode and transaction. */
public final class SandboxNotificationReader implements NotificationReader {
    private static final int MAX_EVENT_ID = 64;

    private final SandboxSignature signature;
    private final InstantSource clock;

    /** Accepts notifications that are signed with this secret. */
    public SandboxNotificationReader(byte[] secret, InstantSource clock) {
        this.signature = new SandboxSignature(secret);
        this.clock = clock;
    }

    /** The body of a notification. */
    static byte[] write(SandboxNotification notification) {
        Scope scope = notification.scope();
        return String.join(
                        "\n",
                        notification.eventId(),
                        scope.organization().value().toString(),
                        WireName.of(scope.mode()),
                        notification.transaction().value())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
        if (!provider.equals(SandboxProvider.NAME)) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no provider with this name.");
        }
        String at = headers.get(SandboxSignature.TIME_HEADER);
        if (!signature.isValid(at, headers.get(SandboxSignature.SIGNATURE_HEADER), body, clock.instant())) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "This notification was not signed by the provider.");
        }
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() != 4 || !isEventId(lines.get(0))) {
            throw unreadable();
        }
        try {
            Mode mode = Mode.valueOf(lines.get(2).toUpperCase(Locale.ROOT));
            Scope scope = new Scope(new OrganizationId(UUID.fromString(lines.get(1))), mode);
            return Optional.of(new Notification(
                    provider, lines.get(0), new OfTransaction(scope, new TransactionId(lines.get(3)))));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static boolean isEventId(String text) {
        return !text.isBlank() && text.length() <= MAX_EVENT_ID && PlainText.isPrintable(text, c -> false);
    }

    private static PaymentsException unreadable() {
        return PaymentsException.invalid("body", "must be a notification of the sandbox");
    }
}
