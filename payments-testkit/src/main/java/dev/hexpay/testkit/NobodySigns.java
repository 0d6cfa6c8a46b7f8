package dev.hexpay.testkit;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import java.util.Map;

/** For tests without notifications: whatever comes in, nobody has signed it. */
public final class NobodySigns implements NotificationReader {
    @Override
    public Notification read(String provider, Map<String, String> headers, byte[] body) {
        throw Refusal.of(RefusalCode.UNAUTHORIZED, "This notification was not signed by the provider.");
    }
}
