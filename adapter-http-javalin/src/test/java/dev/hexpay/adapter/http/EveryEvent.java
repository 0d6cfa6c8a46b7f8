package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;

/** Causes every event of the server at least once, by requests of a merchant and of payers. */
final class EveryEvent {
    private final MerchantClient merchant;
    private final Client client;

    private EveryEvent(MerchantClient merchant) {
        this.merchant = merchant;
        this.client = merchant.client();
    }

    /** The requests that an endpoint for all events has received; at one time it gets one event of each object. */
    static List<WebhookSender.Request> received(MerchantClient merchant) {
        WebhookMerchant webhooks = new WebhookMerchant(merchant.server(), merchant.client());
        JsonNode endpoint = webhooks.endpoint(EventName.PUBLISHED.toArray(String[]::new));
        new EveryEvent(merchant).cause();
        for (int round = 0; round < 20; round++) {
            merchant.server().deliverWebhooks();
        }
        return webhooks.received(endpoint);
    }

    private void cause() {
        ok(client.post("/payments/" + link("").get("id").asText() + "/cancel", null));
        pay(link(",\"customerId\":\"user_1\""), TestCard.SUCCEEDS);
        pay(link(""), TestCard.DECLINED);
        pay(link(""), TestCard.SUCCEEDS);
        JsonNode charge = merchant.charge(100_00, "eur");
        ok(merchant.refund(charge.get("transactionId").asText(), "{\"amount\":500}"));
        declined(TestCard.DECLINED);
        declined(TestCard.AUTHENTICATES_ALWAYS);
        disputed(merchant.chargedTransaction(50_00));
        customers();
        ok(client.send(
                "PATCH",
                "/invoices/" + merchant.storedInvoice(InvoiceStatus.OUTSTANDING) + "/status",
                "{\"status\":\"void\"}"));
    }

    private JsonNode link(String more) {
        Reply reply = client.post(
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"One \\\"hour\\\" €\"" + more + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data();
    }

    private void pay(JsonNode link, TestCard card) {
        String url = link.get("url").asText();
        merchant.server()
                .useCases
                .payPage()
                .pay()
                .pay(new LinkToken(url.substring(url.lastIndexOf('/') + 1)), Builders.aPayer(card));
    }

    private void declined(TestCard card) {
        PaymentMethod method = merchant.server().savedCard(client, merchant.customer(), card);
        Reply reply = client.post("/payments/charge", """
                {"amount":500,"currency":"eur","description":"x","customerId":"user_1","paymentMethodId":"%s"}""".formatted(method.id().value()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(402);
    }

    private void disputed(String transaction) {
        merchant.server().provider.dispute(client.scope(), new TransactionId(transaction));
        notified(transaction, "opened");
        ok(client.post("/sandbox/transactions/" + transaction + "/dispute", "{\"outcome\":\"won\"}"));
        notified(transaction, "resolved");
    }

    /** The provider notifies that the transaction has changed. */
    private void notified(String transaction, String change) {
        TestServer server = merchant.server();
        server.store
                .notifications()
                .insertIfAbsent(
                        new Notification(
                                server.provider.name(),
                                transaction + change,
                                new OfTransaction(client.scope(), new TransactionId(transaction))),
                        server.clock.instant());
        server.useCases.jobs().processNotifications().runOnce(100);
    }

    private void customers() {
        ok(client.post("/customers", """
                {"email":"grace@example.com","externalId":"user_2","fullName":"Grace Hopper","metadata":{"plan":"pro"}}"""));
        ok(client.send("PATCH", "/customers/user_2", "{\"fullName\":\"Grace B. Hopper\"}"));
        PaymentMethod other = merchant.server().savedCard(client, merchant.customer(), TestCard.SUCCEEDS);
        ok(client.post("/customers/user_1/payment-methods/" + other.id().value() + "/default", null));
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    }
}
