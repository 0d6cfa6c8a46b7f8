package dev.hexpay.adapter.stripe;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.contract.NotificationReaderContract;
import dev.hexpay.testkit.contract.NotificationReaderHarness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StripeNotificationReaderContractTest extends NotificationReaderContract {
    private static final Map<Mode, List<String>> SECRETS =
            Map.of(Mode.SANDBOX, List.of("whsec_test_1", "whsec_test_2"), Mode.LIVE, List.of("whsec_live_1"));

    @Override
    protected NotificationReaderHarness harness() {
        return new Harness();
    }

    private record Harness() implements NotificationReaderHarness {
        @Override
        public NotificationReader reader(InstantSource clock) {
            return new StripeNotificationReader(SECRETS, clock);
        }

        @Override
        public String provider() {
            return StripeProvider.NAME;
        }

        @Override
        public Duration tolerance() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration precision() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Subject> otherSubjects() {
            return List.of(
                    new OfCharge(Mode.LIVE, "pi_1"),
                    new OfRefund(Builders.aScope(), Builders.aRefundId()),
                    new OfCard(Mode.SANDBOX, "pm_1"));
        }

        @Override
        public byte[] write(Notification notification) {
            return StripeEvents.event(
                    notification.eventId(),
                    notification
                            .subject()
                            .match(
                                    of -> StripeEvents.sample(
                                                    "payment_intent.succeeded",
                                                    of.scope().mode())
                                            .with(StripeEvents.metadata(
                                                    of.scope(),
                                                    "transaction",
                                                    of.id().value())),
                                    of -> StripeEvents.sample("charge.dispute.created", of.mode())
                                            .with("payment_intent", of.reference()),
                                    of -> StripeEvents.sample(
                                                    "refund.failed", of.scope().mode())
                                            .with(StripeEvents.metadata(
                                                    of.scope(),
                                                    "refund",
                                                    of.id().value())),
                                    of -> StripeEvents.sample("payment_method.detached", of.mode())
                                            .with("id", of.cardId())));
        }

        @Override
        public Optional<byte[]> writeForeign() {
            return Optional.of(
                    StripeEvents.event("evt_3", StripeEvents.sample("payment_intent.succeeded", Mode.SANDBOX)));
        }

        @Override
        public Optional<byte[]> writeOfOtherAccount() {
            return Optional.of(StripeEvents.event(
                    "evt_4",
                    StripeEvents.sample("payment_intent.succeeded", Mode.SANDBOX)
                            .with(StripeEvents.metadata(
                                    Builders.aScope(),
                                    "transaction",
                                    Builders.aTransactionId().value()))
                            .saying("account", "acct_2")));
        }

        @Override
        public Map<String, String> sign(Instant sentAt, byte[] body) {
            boolean isLive = new String(body, StandardCharsets.UTF_8).contains("\"livemode\":true");
            return StripeEvents.signed(isLive ? "whsec_live_1" : "whsec_test_2", sentAt, body);
        }

        @Override
        public Map<String, String> forge(Instant sentAt, byte[] body) {
            return StripeEvents.signed("whsec_test_3", sentAt, body);
        }
    }
}
