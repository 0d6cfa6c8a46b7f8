package dev.hexpay.testkit.fake;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FakeNotificationReader;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public Duration precision() {
        return Duration.ofMillis(1);
    }

    @Override
    public List<Subject> otherSubjects() {
        return List.of(
                new OfCharge(Mode.LIVE, "ch_1"),
                new OfRefund(Builders.aScope(), Builders.aRefundId()),
                new OfCard(Mode.SANDBOX, "pm_1"));
    }

    @Override
    public Optional<byte[]> writeForeign() {
        return Optional.of(FakeNotificationReader.writeForeign("evt_1"));
    }

    @Override
    public Optional<byte[]> writeOfOtherAccount() {
        return Optional.of(FakeNotificationReader.writeOfOtherAccount(new Notification(
                provider(), "evt_1", new OfTransaction(Builders.aScope(), Builders.aTransactionId()))));
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
