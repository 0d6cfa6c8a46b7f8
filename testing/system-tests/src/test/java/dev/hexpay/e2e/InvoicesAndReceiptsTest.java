package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every payment has an invoice, which can be read, downloaded and sent, and a receipt. */
@EachDatabase
class InvoicesAndReceiptsTest {
    private static final Duration VALIDITY = Duration.ofDays(7);

    private final TestDatabase database;
    private Path mail;
    private ControllableServer server;
    private ApiClient api;

    InvoicesAndReceiptsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(database, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        settings.put("HEXPAY_SELLER_TAX_ID", "DE136695976");
        settings.put("HEXPAY_SELLER_ADDRESS", "Invalidenstr. 117|10115 Berlin");
        mail = dataDir.resolve("mail");
        server = ControllableServer.start(settings);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApiResponse paidLink() {
        ApiResponse link = api.createLink(2500);
        Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);
        return api.get("/payments/" + link.id());
    }

    @Test
    void invoice_has_the_published_fields_in_order() {
        ApiResponse paid = paidLink();
        String id = paid.data().path("invoiceId").asText();

        ApiResponse invoice = api.get("/invoices/" + id);

        assertThat(invoice.status()).isEqualTo(200);
        String at = server.clock.instant().toString();
        assertThat(invoice.text())
                .isEqualTo("""
                {"success":true,"data":{"id":"%s","customerId":"%s","subscriptionId":null,"invoiceNumber":"INV-0001",\
                "status":"paid","invoiceType":"one_time_payment","currency":"eur","subtotal":2500,"discountAmount":0,\
                "taxAmount":475,"total":2975,"periodStart":"%s","periodEnd":"%s","issueDate":"%s","dueDate":"%s",\
                "memo":null,"metadata":{},"createdAt":"%s","updatedAt":"%s","lineItems":[{"lineType":"one_time",\
                "featureName":null,"description":"Consulting","quantity":1,"unitAmount":2500,"amount":2500,\
                "includedAmount":null,"usedAmount":null,"overageAmount":null,"discountType":null,\
                "discountValue":null,"discountName":null,"chargeType":"standard"}],"object":"invoice",\
                "livemode":false}}""".formatted(id, paid.data().path("customerId").asText(), at, at, at, at, at, at));
    }

    @Test
    void invoices_are_listed_newest_first_by_customer_and_status() {
        ApiResponse first = paidLink();
        String customer = first.data().path("customerId").asText();
        api.post("/payments/charge", ApiClient.charge(customer, 900));

        ApiResponse all = api.get("/invoices");

        assertThat(numbers(all)).containsExactly("INV-0002", "INV-0001");
        assertThat(all.data().get(1))
                .isEqualTo(api.get("/invoices/" + first.data().path("invoiceId").asText())
                        .data());
        assertThat(numbers(api.get("/invoices?status=paid&customerId=" + customer)))
                .hasSize(2);
        assertThat(numbers(api.get("/invoices?status=void"))).isEmpty();
        assertThat(numbers(api.get("/invoices?customerId=unknown"))).isEmpty();
        ApiResponse page = api.get("/invoices?limit=1");
        assertThat(numbers(page)).containsExactly("INV-0002");
        String cursor = page.json().path("nextCursor").asText();
        assertThat(numbers(api.get("/invoices?limit=1&cursor=" + cursor))).containsExactly("INV-0001");
    }

    private static List<String> numbers(ApiResponse list) {
        List<String> numbers = new ArrayList<>();
        list.data().forEach(invoice -> numbers.add(invoice.path("invoiceNumber").asText()));
        return numbers;
    }

    @Test
    void download_link_works_without_a_key_for_seven_days() {
        String id = paidLink().data().path("invoiceId").asText();
        ApiResponse link = api.get("/invoices/" + id + "/download");
        assertThat(link.data().properties().stream().map(Map.Entry::getKey))
                .containsExactly("url", "expiresAt", "object", "livemode");
        assertThat(link.data().path("object").asText()).isEqualTo("invoice");
        assertThat(link.data().path("expiresAt").asText())
                .isEqualTo(server.clock.instant().plus(VALIDITY).toString());
        String url = link.data().path("url").asText();

        HttpResult invoice = HttpResult.get(url);

        assertThat(invoice.status()).isEqualTo(200);
        assertThat(invoice.contentType()).isEqualTo("application/pdf");
        assertThat(invoice.disposition()).isEqualTo("attachment; filename=\"INV-0001.pdf\"");
        assertThat(invoice.bytes()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(invoice.pdfText())
                .contains("INV-0001", "Analytical Engines", "DE136695976", "Ada Lovelace", "EUR 29.75", "EUR 4.75");
        server.clock.advance(VALIDITY.minusMillis(1));
        assertThat(HttpResult.get(url).bytes()).isEqualTo(invoice.bytes());
        server.clock.advance(Duration.ofMillis(1));
        assertNoDocument(url);
    }

    @Test
    void modified_download_link_returns_not_found() {
        String id = paidLink().data().path("invoiceId").asText();
        String url = api.get("/invoices/" + id + "/download").data().path("url").asText();
        int token = url.lastIndexOf('/') + 1;

        for (int position : List.of(token, token + (url.length() - token) / 2, url.length() - 2)) {
            char other = url.charAt(position) == 'A' ? 'B' : 'A';
            assertNoDocument(url.substring(0, position) + other + url.substring(position + 1));
        }
        assertNoDocument(url.substring(0, url.length() - 4));
        assertNoDocument(url.substring(0, token) + "x");
        assertThat(HttpResult.get(url).status()).isEqualTo(200);
    }

    private static void assertNoDocument(String url) {
        HttpResult nothing = HttpResult.get(url);
        assertThat(nothing.status()).as(url).isEqualTo(404);
        assertThat(nothing.contentType()).startsWith("application/json");
        assertThat(nothing.text()).contains("\"success\":false", "\"code\":\"not_found\"");
    }

    @Test
    void reverse_charge_removes_the_tax_and_is_printed_on_the_invoice() {
        ApiResponse customer = api.post("/customers", """
                {"email":"k@example.at","externalId":"crm-1","fullName":"Kunde GmbH","taxDocument":"ATU13585627",
                "address":{"line1":"Ring 1","city":"Wien","postalCode":"1010","country":"AT"}}""");
        ApiResponse link = api.post(
                "/payments",
                "{\"amount\":1000,\"currency\":\"eur\",\"description\":\"Advice\",\"customerId\":\"crm-1\"}");
        assertThat(link.data().path("taxAmount").asLong()).isZero();
        Payer.from("AT").pay(link.data().path("url").asText(), Payer.VISA);
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(paid.data().path("amountTotal").asLong()).isEqualTo(1000);

        ApiResponse charge = api.post("/payments/charge", ApiClient.charge(customer.id(), 500));

        assertThat(charge.data().path("taxAmount").asLong()).isZero();
        for (ApiResponse payment : List.of(paid, charge)) {
            assertThat(invoiceOf(payment).pdfText())
                    .contains("ATU13585627", "DE136695976")
                    .contains(
                            "Reverse charge: VAT to be accounted for by the recipient (Article 196, Directive 2006/112/EC).");
        }
    }

    private HttpResult invoiceOf(ApiResponse payment) {
        String invoice = payment.data().path("invoiceId").asText();
        return HttpResult.get(
                api.get("/invoices/" + invoice + "/download").data().path("url").asText());
    }

    @Test
    void paid_invoice_can_be_sent_again_but_not_changed() {
        String path = "/invoices/" + paidLink().data().path("invoiceId").asText();
        server.await(() -> emails().size() == 1);

        ApiResponse sent = api.post(path + "/send", "");

        assertThat(sent.text())
                .isEqualTo("{\"success\":true,\"data\":{\"sent\":true,\"sentAt\":\"" + server.clock.instant()
                        + "\",\"object\":\"invoice\",\"livemode\":false}}");
        server.await(() -> emails().size() == 2);
        ApiResponse updated = api.send("PUT", path + "/status", "{\"status\":\"void\"}", Map.of());
        assertThat(updated.status()).isEqualTo(400);
        assertThat(updated.json().at("/error/param").asText()).isEqualTo("status");
        assertThat(api.get(path).data().path("status").asText()).isEqualTo("paid");
    }

    @Test
    void each_success_and_refund_sends_one_email_and_a_decline_none() {
        ApiResponse declined = api.createLink(800);
        Payer.from("DE").pay(declined.data().path("url").asText(), Payer.GENERIC_DECLINE);
        ApiResponse paid = paidLink();
        String customer = paid.data().path("customerId").asText();
        api.post("/payments/charge", ApiClient.charge(customer, 900));
        String refund = "/transactions/" + paid.data().path("transactionId").asText() + "/refund";
        api.post(refund, "{\"amount\":1000}");
        api.post(refund, "{}");

        server.await(() -> emails().size() >= 4);
        while (server.hexpay().ports().jobs().sendReceipts().runOnce(1) > 0) {
            // Until no receipt is due.
        }

        assertThat(emails())
                .allMatch(email -> email.contains("ada@example.com"))
                .satisfiesExactlyInAnyOrder(
                        email -> assertThat(email).contains("Receipt for Consulting", "INV-0001.pdf"),
                        email -> assertThat(email).contains("Receipt for Renewal", "INV-0002.pdf"),
                        email -> assertThat(email).contains("Refund for Consulting", "CN-0001.pdf"),
                        email -> assertThat(email).contains("Refund for Consulting", "CN-0002.pdf"));
    }

    /** The e-mails in the data directory, with unfolded headers. */
    private List<String> emails() {
        if (!Files.isDirectory(mail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mail)) {
            List<String> emails = new ArrayList<>();
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".eml")).toList()) {
                emails.add(Files.readString(file).replaceAll("\r?\n[ \t]+", " "));
            }
            return emails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void transactions_list_every_attempt_with_the_published_fields() {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("DE").pay(url, Payer.INSUFFICIENT_FUNDS);
        server.clock.advance(Duration.ofSeconds(1));
        Payer.from("DE").pay(url, Payer.VISA);
        ApiResponse paid = api.get("/payments/" + link.id());

        ApiResponse all = api.get("/transactions");

        assertThat(all.data()).hasSize(2);
        JsonNode succeeded = all.data().get(0);
        assertThat(succeeded.path("id").asText())
                .isEqualTo(paid.data().path("transactionId").asText());
        assertThat(succeeded.toString())
                .matches("\\{\"id\":\"txn_\\w+\",\"invoiceId\":\"inv_\\w+\","
                        + "\"grossAmount\":null,\"subtotal\":null,\"taxAmount\":null,\"presentmentAmount\":2975,"
                        + "\"currency\":\"eur\",\"provider\":\"commet\",\"status\":\"succeeded\","
                        + "\"customerEmail\":\"ada@example.com\",\"customerName\":\"Ada Lovelace\","
                        + "\"paidAt\":\"[^\"]+\",\"createdAt\":\"[^\"]+\",\"updatedAt\":\"[^\"]+\","
                        + "\"object\":\"transaction\",\"livemode\":false,\"paymentId\":\"" + link.id()
                        + "\",\"amountRefunded\":0,\"card\":\\{\"brand\":\"visa\",\"last4\":\"4242\","
                        + "\"expMonth\":\\d+,\"expYear\":\\d+},\"failure\":null}");
        JsonNode failed = api.get("/transactions?status=failed").data();
        assertThat(failed).containsExactly(all.data().get(1));
        assertThat(failed.get(0).path("invoiceId").isNull()).isTrue();
        assertThat(failed.get(0).path("paidAt").isNull()).isTrue();
        assertThat(api.get("/transactions?customerEmail=ada@example.com").data())
                .hasSize(2);
        assertThat(api.get("/transactions?customerEmail=eve@example.com").data())
                .isEmpty();
    }
}
