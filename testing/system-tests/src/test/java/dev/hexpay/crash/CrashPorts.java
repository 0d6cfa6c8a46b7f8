package dev.hexpay.crash;

import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyProvider;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The out-ports that these tests replace; all others are as in production. A PDF depends on no crash, and takes longer than
 * all else that a receipt does.
 *
 * @param connections returns the connection for the transaction, refund or receipt of this id, or to the endpoint with
 *     this URL
 */
record CrashPorts(
        Function<String, FaultyConnection> connections, MailServer mailServer, WebhookReceiver webhookReceiver) {
    OutPorts applyTo(OutPorts out, Store store) {
        return new OutPorts(
                store,
                new PaymentProviders(
                        new FaultyProviders(out.providers().registry(), connections),
                        out.providers().cardTokenizer(),
                        out.providers().testDisputes(),
                        new UnverifiedNotificationReader()),
                out.taxCalculator(),
                new Documents(
                        out.documents().sellers(),
                        new PlainTextInvoiceRenderer(),
                        new FaultyMailer(mailServer, connections)),
                new FaultyWebhookSender(webhookReceiver, connections),
                out.crypto(),
                out.publicUrls(),
                out.failpoints(),
                out.clock());
    }

    private record FaultyProviders(Providers providers, Function<String, FaultyConnection> connections)
            implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return providers.forMode(mode).map(this::faulty);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return providers.byName(mode, name).map(this::faulty);
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return providers.ofMode(mode).stream().map(this::faulty).toList();
        }

        private PaymentProvider faulty(PaymentProvider provider) {
            return new FaultyProvider(provider, connections);
        }
    }

    /** The notification that a provider sends about this transaction. */
    static byte[] notification(Scope scope, TransactionId transaction) {
        return (scope.organization().value() + " " + transaction.value()).getBytes(StandardCharsets.UTF_8);
    }

    /** Accepts notifications without a signature: other tests cover signatures, and the clock here differs. */
    private static final class UnverifiedNotificationReader implements NotificationReader {
        @Override
        public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
            List<String> parts = List.of(new String(body, StandardCharsets.UTF_8).split(" "));
            Scope scope = new Scope(new OrganizationId(UUID.fromString(parts.get(0))), Mode.SANDBOX);
            return Optional.of(new Notification(
                    provider, "evt " + parts.get(1), new OfTransaction(scope, new TransactionId(parts.get(1)))));
        }
    }
}
