package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects of another organization or mode are not found, on any route. */
class IsolationTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void other_organization_and_other_mode_see_nothing(TestDatabase database, @TempDir Path dataDir) {
        try (TestServer server = TestServer.start(database, dataDir)) {
            ApiClient owner = server.sandbox();
            ApiResponse link = owner.createLink(2500);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
            ApiResponse payment = owner.get("/payments/" + link.id());
            String customerId = payment.data().path("customerId").asText();
            owner.send("PATCH", "/customers/" + customerId, "{\"externalId\":\"crm-7\"}", Map.of());
            ApiResponse open = owner.createLink(100);
            ApiResponse key = owner.post("/api-keys", "{\"name\":\"CI\"}");

            for (ApiClient stranger : List.of(server.anotherOrganization(), server.live())) {
                assertThat(stranger.get("/payments").data()).isEmpty();
                assertThat(stranger.get("/payments?customerId=" + customerId).data())
                        .isEmpty();
                assertThat(stranger.get("/customers").data()).isEmpty();
                assertThat(stranger.get("/customers?externalId=crm-7").data()).isEmpty();
                assertThat(stranger.get("/api-keys").data())
                        .noneMatch(other -> other.path("id").asText().equals(key.id()));
                assertMissing(stranger.get("/payments/" + link.id()), "payment_not_found");
                assertMissing(stranger.post("/payments/" + open.id() + "/cancel", "{}"), "payment_not_found");
                assertMissing(stranger.get("/customers/" + customerId), "customer_not_found");
                assertMissing(stranger.get("/customers/crm-7"), "customer_not_found");
                for (String method : List.of("PUT", "PATCH")) {
                    assertMissing(
                            stranger.send(method, "/customers/" + customerId, "{\"fullName\":\"Eve\"}", Map.of()),
                            "customer_not_found");
                }
                for (String path : List.of("/payments", "/payments/charge")) {
                    assertMissing(stranger.post(path, ApiClient.charge("crm-7", 100)), "customer_not_found");
                    assertMissing(stranger.post(path, ApiClient.charge(customerId, 100)), "customer_not_found");
                }
                assertMissing(stranger.send("DELETE", "/api-keys/" + key.id(), null, Map.of()), "api_key_not_found");
            }
            assertThat(owner.get("/payments/" + open.id()).data().path("status").asText())
                    .isEqualTo("pending");
            assertThat(owner.get("/customers/crm-7").data().path("fullName").asText())
                    .isEqualTo("Ada Lovelace");
            assertThat(owner.get("/payments/" + link.id()).text()).isEqualTo(payment.text());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void others_cannot_access_transactions_documents_and_cards(TestDatabase database, @TempDir Path dataDir) {
        try (TestServer server = TestServer.start(database, dataDir)) {
            ApiClient owner = server.sandbox();
            ApiResponse link = owner.createLink(2500);
            Payer.from("DE").pay(link.data().path("url").asText(), Payer.DISPUTED);
            TestServer.await(() -> !owner.get("/disputes").data().isEmpty());
            JsonNode payment = owner.get("/payments/" + link.id()).data();
            String transaction =
                    "/transactions/" + payment.path("transactionId").asText();
            String invoice = "/invoices/" + payment.path("invoiceId").asText();
            String cards = "/customers/" + payment.path("customerId").asText() + "/payment-methods";
            String card = cards + "/" + owner.get(cards).data().at("/0/id").asText();
            ApiResponse refundable = owner.createLink(700);
            Payer.from("DE").pay(refundable.data().path("url").asText(), Payer.VISA);
            String other = owner.get("/payments/" + refundable.id())
                    .data()
                    .path("transactionId")
                    .asText();
            owner.post("/transactions/" + other + "/refund", "{\"amount\":100}");
            String note = "/credit-notes/"
                    + owner.get("/credit-notes").data().at("/0/id").asText();
            List<String> readable = List.of(
                    transaction,
                    transaction + "/refunds",
                    "/transactions/" + other,
                    invoice,
                    invoice + "/download",
                    note,
                    cards,
                    "/customers/" + payment.path("customerId").asText());
            assertThat(readable)
                    .allSatisfy(path ->
                            assertThat(owner.get(path).status()).as(path).isEqualTo(200));

            for (ApiClient stranger : List.of(server.anotherOrganization(), server.live())) {
                for (String list : List.of(
                        "/transactions",
                        "/transactions?customerEmail=ada@example.com",
                        "/invoices",
                        "/invoices?customerId=" + payment.path("customerId").asText(),
                        "/credit-notes",
                        "/refunds",
                        "/disputes",
                        "/credit-notes?invoiceId=" + payment.path("invoiceId").asText())) {
                    assertThat(stranger.get(list).status()).as(list).isEqualTo(200);
                    assertThat(stranger.get(list).data()).as(list).isEmpty();
                }
                assertMissing(stranger.get(transaction), "transaction_not_found");
                assertMissing(stranger.get(transaction + "/refunds"), "transaction_not_found");
                for (String owned : List.of(transaction, "/transactions/" + other)) {
                    assertMissing(stranger.post(owned + "/refund", "{}"), "transaction_not_found");
                    assertMissing(stranger.post(owned + "/retry", ""), "transaction_not_found");
                }
                assertMissing(stranger.get(invoice), "invoice_not_found");
                assertMissing(stranger.get(invoice + "/download"), "invoice_not_found");
                assertMissing(stranger.post(invoice + "/send", ""), "invoice_not_found");
                assertMissing(
                        stranger.send("PUT", invoice + "/status", "{\"status\":\"void\"}", Map.of()),
                        "invoice_not_found");
                assertMissing(stranger.get(note), "not_found");
                assertMissing(stranger.get(note + "/download"), "not_found");
                assertMissing(stranger.get(cards), "customer_not_found");
                assertMissing(stranger.post(card + "/default", ""), "customer_not_found");
                assertMissing(stranger.send("DELETE", card, null, Map.of()), "customer_not_found");
            }
            assertOthersCannotResolveTheDispute(server, transaction);
            assertCardBelongsToItsCustomerOnly(server, card);
            assertThat(owner.get(transaction).data().path("amountRefunded").asLong())
                    .isZero();
            assertThat(owner.get("/transactions/" + other)
                            .data()
                            .path("amountRefunded")
                            .asLong())
                    .isEqualTo(100);
            assertThat(owner.get(cards).data()).hasSize(2);
        }
    }

    private static void assertOthersCannotResolveTheDispute(TestServer server, String transaction) {
        String path = "/sandbox" + transaction + "/dispute";
        assertMissing(server.anotherOrganization().post(path, "{\"outcome\":\"lost\"}"), "transaction_not_found");
        ApiResponse live = server.live().post(path, "{\"outcome\":\"lost\"}");
        assertThat(live.status()).isEqualTo(403);
        assertThat(live.code()).isEqualTo("sandbox_only");
    }

    private static void assertCardBelongsToItsCustomerOnly(TestServer server, String card) {
        ApiClient owner = server.sandbox();
        ApiResponse otherCustomer = owner.post("/customers", "{\"email\":\"eve@example.com\"}");
        String otherPath =
                "/customers/" + otherCustomer.id() + "/payment-methods" + card.substring(card.lastIndexOf('/'));
        assertMissing(owner.post(otherPath + "/default", ""), "payment_method_not_found");
        assertMissing(owner.send("DELETE", otherPath, null, Map.of()), "payment_method_not_found");
        assertMissing(
                owner.post(
                        "/payments/charge",
                        "{\"customerId\":\"%s\",\"paymentMethodId\":\"%s\",\"amount\":1,\"currency\":\"eur\",\"description\":\"x\"}"
                                .formatted(otherCustomer.id(), card.substring(card.lastIndexOf('/') + 1))),
                "payment_method_not_found");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void idempotency_keys_are_scoped_to_the_organization(TestDatabase database, @TempDir Path dataDir) {
        try (TestServer server = TestServer.start(database, dataDir)) {
            ApiResponse first = server.sandbox().postIdempotent("/payments", ApiClient.createLink("eur", 100), "k");
            ApiResponse second =
                    server.anotherOrganization().postIdempotent("/payments", ApiClient.createLink("usd", 200), "k");

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    private static void assertMissing(ApiResponse response, String code) {
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.code()).isEqualTo(code);
    }
}
