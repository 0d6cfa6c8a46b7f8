package dev.hexpay.adapter.http;

import static dev.hexpay.adapter.http.MerchantClient.assertError;

import dev.hexpay.adapter.http.Client.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References to objects that do not exist, however long they are. */
class ReferencesTest {
    private static final String CARD = "pm_01KF0RDQKV0000000000000000";
    private static TestServer server;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        client = server.merchant();
        server.customerWithCard(client);
    }

    private Reply charge(String customer, String method) {
        return client.post(
                "/payments/charge",
                "{\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"customerId\":\"%s\",\"paymentMethodId\":\"%s\"}"
                        .formatted(customer, method));
    }

    @ParameterizedTest
    @ValueSource(strings = {CARD, "pm_1", "card"})
    void an_unknown_customer_is_reported_before_an_unknown_method(String method) {
        assertError(charge("unknown", method), 404, "customer_not_found");
        assertError(charge("user_1", method), 404, "payment_method_not_found");
        String unknown = "/customers/unknown/payment-methods/" + method;
        String known = "/customers/user_1/payment-methods/" + method;
        assertError(client.post(unknown + "/default", ""), 404, "customer_not_found");
        assertError(client.send("DELETE", unknown, null), 404, "customer_not_found");
        assertError(client.post(known + "/default", ""), 404, "payment_method_not_found");
        assertError(client.send("DELETE", known, null), 404, "payment_method_not_found");
    }

    @Test
    void a_reference_in_a_body_that_is_too_long_is_not_found() {
        String tooLong = "x".repeat(101);
        assertError(charge(tooLong, "x".repeat(3000)), 404, "customer_not_found");
        assertError(charge("user_1", "x".repeat(3000)), 404, "payment_method_not_found");
        assertError(
                client.post(
                        "/payments",
                        "{\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"customerId\":\"" + tooLong + "\"}"),
                404,
                "customer_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /payments/ID, payment_not_found",
        "POST, /payments/ID/cancel, payment_not_found",
        "GET, /customers/ID, customer_not_found",
        "PUT, /customers/ID, customer_not_found",
        "GET, /customers/ID/payment-methods, customer_not_found",
        "GET, /invoices/ID, invoice_not_found",
        "GET, /invoices/ID/download, invoice_not_found",
        "GET, /transactions/ID, transaction_not_found",
        "POST, /transactions/ID/refund, transaction_not_found",
        "GET, /credit-notes/ID, not_found",
        "DELETE, /api-keys/ID, api_key_not_found",
    })
    void a_reference_in_a_path_that_is_too_long_is_not_found(String method, String path, String code) {
        for (int length : new int[] {101, 300, 3000}) {
            assertError(client.send(method, path.replace("ID", "x".repeat(length)), null), 404, code);
        }
    }
}
