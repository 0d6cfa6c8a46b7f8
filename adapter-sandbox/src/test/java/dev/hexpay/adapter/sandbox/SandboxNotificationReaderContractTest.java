package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.testkit.contract.NotificationReaderContract;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SandboxNotificationReaderContractTest extends NotificationReaderContract {
    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHER_SECRET = "another secret".getBytes(StandardCharsets.UTF_8);

    @Override
    protected NotificationReaderHarness harness() {
        return new Harness();
    }

    private record Harness() implements NotificationReaderHarness {
        @Override
        public NotificationReader reader(InstantSource clock) {
            return new SandboxNotificationReader(SECRET, clock);
        }

        @Override
        public String provider() {
            return SandboxProvider.NAME;
        }

        @Override
        public Duration tolerance() {
            return Duration.ofMinutes(5);
        }

        @Override
        public byte[] write(Notification notification) {
            OfTransaction subject = (OfTransaction) notification.subject();
            return SandboxNotificationReader.write(
                    new SandboxNotification(notification.eventId(), subject.scope(), subject.id()));
        }

        @Override
        public Duration precision() {
            return Duration.ofMillis(1);
        }

        @Override
        public List<Subject> otherSubjects() {
            return List.of();
        }

        @Override
        public Optional<byte[]> writeForeign() {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> writeOfOtherAccount() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> sign(Instant sentAt, byte[] body) {
            return signed(SECRET, sentAt.toString(), body);
        }

        @Override
        public Map<String, String> forge(Instant sentAt, byte[] body) {
            return signed(ANOTHER_SECRET, sentAt.toString(), body);
        }
    }

    /** The headers that the sandbox sends with this body. */
    static Map<String, String> signed(byte[] secret, String at, byte[] body) {
        return Map.of("sandbox-timestamp", at, "sandbox-signature", new SandboxSignature(secret).sign(at, body));
    }
}
