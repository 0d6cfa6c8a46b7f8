package dev.hexpay.crash;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.persistence.jdbi.JdbiStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is exchanged among the out-ports for these tests; all else is as in production.
 *
 * @param lines over which line it is asked about the attempt or refund of this id, or the receipt of this id is sent
 */
record Rig(Function<String, Line> lines, MailServer mailServer) {
    OutPorts applyTo(OutPorts out, JdbiStore store) {
        return new OutPorts(
                store.unitOfWork(),
                store.payments(),
                store.transactions(),
                store.customers(),
                store.paymentMethods(),
                store.refunds(),
                store.invoices(),
                store.creditNotes(),
                store.receipts(),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                new TrustingReader(),
                new FaultyProviders(out.providers(), lines),
                out.cardTokens(),
                out.disputeDesk(),
                out.taxCalculator(),
                out.sellers(),
                out.invoicePrinter(),
                new FaultyMailer(mailServer, lines),
                out.addresses(),
                out.secretBox(),
                out.signer(),
                out.milestones(),
                out.ids(),
                out.clock());
    }

    private record FaultyProviders(Providers providers, Function<String, Line> lines) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return providers.forMode(mode).map(this::faulty);
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return providers.named(name).map(this::faulty);
        }

        private PaymentProvider faulty(PaymentProvider provider) {
            return new FaultyProvider(provider, lines);
        }
    }

    /** What a provider tells about this attempt: its one event. */
    static byte[] notification(Scope scope, TransactionId attempt) {
        return (scope.organization().value() + " " + attempt.value()).getBytes(StandardCharsets.UTF_8);
    }

    /** Signatures are tested elsewhere, and the time of these tests is not the time of the signatures. */
    private static final class TrustingReader implements NotificationReader {
        @Override
        public Notification read(String provider, Map<String, String> headers, byte[] body) {
            List<String> words = List.of(new String(body, StandardCharsets.UTF_8).split(" "));
            Scope scope = new Scope(new OrganizationId(UUID.fromString(words.get(0))), Mode.SANDBOX);
            return new Notification(provider, "evt " + words.get(1), scope, new TransactionId(words.get(1)));
        }
    }
}
