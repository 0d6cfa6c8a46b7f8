package dev.hexpay.testkit;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import java.util.Map;

/** For tests without notifications: rejects every notification as unsigned. */
public final class RejectingNotificationReader implements NotificationReader {
    @Override
    public Notification read(String provider, Map<String, String> headers, byte[] body) {
        throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "This notification was not signed by the provider.");
    }
}
