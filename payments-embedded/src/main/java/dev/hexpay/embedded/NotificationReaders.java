package dev.hexpay.embedded;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notifications of the sandbox and of the live provider.
 *
 * @param live the live provider; null when none is configured
 * @param liveReader reads its notifications
 */
record NotificationReaders(
        NotificationReader sandboxReader,
        @Nullable PaymentProvider live,
        @Nullable NotificationReader liveReader) implements NotificationReader {
    @Override
    public Notification read(String provider, Map<String, String> headers, byte[] body) {
        boolean isLive = live != null && liveReader != null && provider.equals(live.name());
        NotificationReader reader = isLive && liveReader != null ? liveReader : sandboxReader;
        return reader.read(provider, headers, body);
    }
}
