package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A merchant who charges a customer in Berlin and refunds charges. */
record MerchantClient(TestServer server, Client client, Customer customer) {
    static MerchantClient of(TestServer server) {
        Client client = server.merchant();
        Customer customer = server.customerWithCard(
                client,
                Builders.aCustomer()
                        .withExternalId("user_1")
                        .named("Ada Lovelace")
                        .withAddress(Builders.anAddress()));
        return new MerchantClient(server, client, customer);
    }

    /** The payment of a charge of this subtotal, to which 19% tax is added. */
    JsonNode charge(long subtotal, String currency) {
        Reply reply = client.post(
                "/payments/charge",
                "{\"amount\":%d,\"currency\":\"%s\",\"description\":\"Renewal\",\"customerId\":\"user_1\"}"
                        .formatted(subtotal, currency));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data();
    }

    /** The id of the transaction of a declined charge. */
    String declinedTransaction(long subtotal) {
        PaymentMethod card = server.savedCard(client, customer, TestCard.DECLINED);
        client.post("/payments/charge", """
                {"amount":%d,"currency":"usd","description":"Renewal","customerId":"user_1","paymentMethodId":"%s"}""".formatted(subtotal, card.id().value()));
        return client.get("/payments?limit=1")
                .data()
                .get(0)
                .get("transactionId")
                .asText();
    }

    /** The id of the transaction of a successful charge in euros. */
    String chargedTransaction(long subtotal) {
        return charge(subtotal, "eur").get("transactionId").asText();
    }

    /** The id of the invoice of a successful charge in euros. */
    String invoice(long subtotal) {
        return charge(subtotal, "eur").get("invoiceId").asText();
    }

    /** The id of an invoice of the customer in this status, without a payment. */
    String storedInvoice(InvoiceStatus status) {
        Invoice invoice = Builders.anInvoice()
                .to(customer.id())
                .numbered(7)
                .inStatus(status)
                .build();
        server.store.invoices().insert(client.scope(), invoice);
        return invoice.id().value();
    }

    Reply refund(String transaction, String body) {
        return client.post("/transactions/" + transaction + "/refund", body);
    }

    /** The fields that the response reports as violations. */
    static List<String> violatedFields(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        List<String> fields = new ArrayList<>();
        reply.error()
                .get("details")
                .forEach(detail -> fields.add(detail.get("field").asText()));
        assertThat(reply.error().get("param").asText()).isEqualTo(fields.get(0));
        return fields;
    }

    /** A cursor that only the list of payments accepts. */
    static String cursorOfPayments() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Builders.aPaymentId().value().getBytes(StandardCharsets.UTF_8));
    }

    static List<String> ids(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        reply.data().forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    static void assertReplayed(Reply again, Reply first) {
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
    }
}
