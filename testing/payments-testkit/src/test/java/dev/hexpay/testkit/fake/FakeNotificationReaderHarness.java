package dev.hexpay.testkit.fake;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.testkit.FakeNotificationReader;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The fake reader, signed for by another instance with the same secret.
 *
 * @param decorator adds what a test changes in the reader
 */
public record FakeNotificationReaderHarness(UnaryOperator<NotificationReader> decorator)
        implements NotificationReaderHarness {
    @Override
    public NotificationReader reader(InstantSource clock) {
        return decorator.apply(new FakeNotificationReader(clock));
    }

    @Override
    public String provider() {
        return "sandbox";
    }

    @Override
    public Duration tolerance() {
        return FakeNotificationReader.TOLERANCE;
    }

    @Override
    public byte[] write(Notification notification) {
        return FakeNotificationReader.write(notification);
    }

    @Override
    public Map<String, String> sign(Instant sentAt, byte[] body) {
        return new FakeNotificationReader(InstantSource.system()).sign(sentAt, body);
    }

    @Override
    public Map<String, String> forge(Instant sentAt, byte[] body) {
        return new FakeNotificationReader(InstantSource.system(), "another secret").sign(sentAt, body);
    }
}
