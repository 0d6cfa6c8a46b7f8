package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
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
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /payments",
        "HEAD, /payments",
        "POST, /payments",
        "POST, /payments/charge",
        "GET, /payments/pay_01KF0RDQKV0000000000000000",
        "POST, /payments/pay_01KF0RDQKV0000000000000000/cancel",
        "GET, /customers",
        "POST, /customers",
        "POST, /customers/batch",
        "GET, /customers/user_1",
        "PUT, /customers/user_1",
        "PATCH, /customers/user_1",
        "GET, /customers/user_1/payment-methods",
        "POST, /customers/user_1/payment-methods/pm_01KF0RDQKV0000000000000000/default",
        "DELETE, /customers/user_1/payment-methods/pm_01KF0RDQKV0000000000000000",
        "GET, /invoices",
        "GET, /invoices/inv_01KF0RDQKV0000000000000000",
        "GET, /invoices/inv_01KF0RDQKV0000000000000000/download",
        "POST, /invoices/inv_01KF0RDQKV0000000000000000/download-links",
        "POST, /invoices/inv_01KF0RDQKV0000000000000000/send",
        "PUT, /invoices/inv_01KF0RDQKV0000000000000000/status",
        "PATCH, /invoices/inv_01KF0RDQKV0000000000000000/status",
        "GET, /credit-notes",
        "GET, /credit-notes/cn_01KF0RDQKV0000000000000000",
        "GET, /credit-notes/cn_01KF0RDQKV0000000000000000/download",
        "GET, /transactions",
        "GET, /transactions/txn_01KF0RDQKV0000000000000000",
        "GET, /transactions/txn_01KF0RDQKV0000000000000000/refunds",
        "POST, /transactions/txn_01KF0RDQKV0000000000000000/refund",
        "POST, /transactions/txn_01KF0RDQKV0000000000000000/retry",
        "GET, /refunds",
        "GET, /refunds/re_01KF0RDQKV0000000000000000",
        "GET, /disputes",
        "GET, /disputes/dp_01KF0RDQKV0000000000000000",
        "POST, /sandbox/transactions/txn_01KF0RDQKV0000000000000000/dispute",
        "GET, /api-keys",
        "POST, /api-keys",
        "DELETE, /api-keys/key_01KF0RDQKV0000000000000000",
    })
    void unknown_parameters_are_reported_on_every_route(String method, String path) {
        for (String prefix : new String[] {"", "/api/v1"}) {
            Reply reply = client.send(method, prefix + path + "?colour=blue&custmerId=user_1", null);
            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            if (!method.equals("HEAD")) {
                assertThat(MerchantClient.violatedFields(reply)).contains("colour", "custmerId");
            }
        }
    }

    @Test
    void unknown_and_invalid_parameters_are_reported_at_once() {
        assertThat(MerchantClient.violatedFields(client.get("/payments?custmerId=user_1&limit=0&stat=x&colour")))
                .containsExactlyInAnyOrder("custmerId", "limit", "stat", "colour");
        assertThat(MerchantClient.violatedFields(
                        client.post("/payments?dryRun=true", "{\"currency\":\"usd\",\"description\":\"x\"}")))
                .containsExactlyInAnyOrder("dryRun", "amount");
    }

    @Test
    void a_repeated_unknown_parameter_is_reported_once() {
        assertThat(MerchantClient.violatedFields(client.get("/payments?a=1&a=2")))
                .containsExactly("a");
    }

    @Test
    void a_request_with_unknown_parameters_has_no_effect() {
        assertThat(client.post("/payments?colour=blue", PaymentLinksTest.LINK).status())
                .isEqualTo(400);
        assertThat(client.get("/payments").data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/payments", "/payments/pay_01KF0RDQKV0000000000000000"})
    void an_undecodable_name_is_an_invalid_request(String path) throws IOException {
        String response = Client.raw(
                server.port(),
                "GET " + path + "?%ff=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nx-api-key: " + client.key()
                        + "\r\n\r\n");
        assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid_request\"");
        assertThat(response).doesNotContain("details");
    }

    @Test
    void an_empty_query_is_no_parameter() {
        assertThat(client.get("/payments?").status()).isEqualTo(200);
        assertThat(client.get("/payments?&").status()).isEqualTo(200);
    }

    @Test
    void invoices_of_a_subscription_are_an_empty_list() {
        MerchantClient merchant = MerchantClient.of(server);
        merchant.invoice(10_00);
        assertThat(merchant.client().get("/invoices").data()).hasSize(1);
        Reply reply = merchant.client().get("/invoices?subscriptionId=sub_1");
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":[],\"hasMore\":false}");
        assertThat(MerchantClient.violatedFields(merchant.client().get("/invoices?subscriptionId=sub_1&limit=0")))
                .containsExactly("limit");
    }

    @ParameterizedTest
    @CsvSource({"POST, /customers", "PUT, /customers/user_1", "PATCH, /customers/user_1"})
    void a_member_that_is_not_offered_is_refused_by_name(String method, String path) {
        server.customerWithCard(client);
        Reply reply = client.send(method, path, "{\"email\":\"a@example.com\",\"addressId\":\"addr_1\"}");
        assertThat(MerchantClient.violatedFields(reply)).containsExactly("addressId");
        assertThat(reply.body()).contains("is not offered: send address");
    }
}
