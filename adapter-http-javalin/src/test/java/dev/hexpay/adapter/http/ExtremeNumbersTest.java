package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are valid JSON but fit into no Java number are a violation of their field, wherever they stand. */
class ExtremeNumbersTest {
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
    @ValueSource(
            strings = {
                "1e2147483647",
                "1e2147483648",
                "-1e2147483648",
                "1e-2147483648",
                "1e-2147483649",
                "1E+2147483648",
                "0e2147483648",
                "0.0e-99999999999",
                "1e99999999999999999999",
                "1.5e9223372036854775808",
                "12345.678e2147483640",
                "1e1000000001",
            })
    void an_extreme_number_is_reported_at_its_field_wherever_it_stands(String number) {
        for (List<String> each : List.of(
                List.of("\"amount\":%s,\"currency\":\"usd\",\"description\":\"x\"", "amount"),
                List.of("\"amount\":1,\"currency\":%s,\"description\":\"x\"", "currency"),
                List.of("\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"metadata\":%s", "metadata"),
                List.of(
                        "\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"metadata\":{\"a\":%s}",
                        "metadata.a"),
                List.of(
                        "\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"metadata\":{\"a\":[{\"b\":%s}]}",
                        "metadata.a"),
                List.of("\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"unknown\":%s", "unknown"),
                List.of("\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"unknown\":[[%s]]", "unknown"),
                List.of("\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"u\":{\"v\":{\"w\":%s}}", "u"))) {
            String body = "{" + each.get(0).formatted(number) + "}";
            for (String key : new String[] {"", "k1"}) {
                Reply reply = key.isEmpty()
                        ? client.post("/payments", body)
                        : client.post("/payments", body, "Idempotency-Key", key);
                assertThat(MerchantClient.violatedFields(reply)).as(body).containsExactly(each.get(1));
                assertThat(reply.body()).doesNotContain(number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /payments",
        "POST, /payments/charge",
        "POST, /payments/pay_01KF0RDQKV0000000000000000/cancel",
        "POST, /customers",
        "POST, /customers/batch",
        "PUT, /customers/user_1",
        "PATCH, /customers/user_1",
        "POST, /customers/user_1/payment-methods/pm_01KF0RDQKV0000000000000000/default",
        "POST, /invoices/inv_01KF0RDQKV0000000000000000/send",
        "PUT, /invoices/inv_01KF0RDQKV0000000000000000/status",
        "POST, /transactions/txn_01KF0RDQKV0000000000000000/refund",
        "POST, /transactions/txn_01KF0RDQKV0000000000000000/retry",
        "POST, /sandbox/transactions/txn_01KF0RDQKV0000000000000000/dispute",
        "POST, /api-keys",
    })
    void an_extreme_number_is_a_violation_on_every_route(String method, String path) {
        for (String number : List.of("1e2147483648", "1e-2147483648", "1e1000000000", "9".repeat(480) + "e999999999")) {
            for (String name : List.of(
                    "amount",
                    "email",
                    "metadata",
                    "address",
                    "customers",
                    "status",
                    "name",
                    "expiresInDays",
                    "reason",
                    "outcome",
                    "customerId",
                    "paymentMethodId",
                    "expiresAt",
                    "unknown")) {
                for (String value : List.of("%s", "[%s]", "{\"a\":%s}", "{\"a\":[{\"b\":%s}]}")) {
                    Reply reply = client.send(method, path, "{\"" + name + "\":" + value.formatted(number) + "}");
                    assertThat(reply.status())
                            .as("%s %s: %s", name, value, reply.body())
                            .isNotEqualTo(500);
                    boolean isBatch = path.endsWith("/batch") && name.equals("customers") && value.startsWith("[");
                    assertThat(isBatch || reply.code().equals("validation_error"))
                            .as("%s %s: %s", name, value, reply.body())
                            .isTrue();
                    assertThat(isBatch || !reply.body().contains(number)).isTrue();
                }
            }
        }
    }

    @Test
    void an_extreme_number_in_a_batch_fails_its_entry_only() {
        Reply reply = client.post(
                "/customers/batch",
                "{\"customers\":[{\"email\":1e2147483648},1e2147483648,{\"email\":\"a@example.com\"}]}",
                "Idempotency-Key",
                "k1");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.data().get("failed")).hasSize(2);
        assertThat(reply.data().get("successful")).hasSize(1);
    }

    @Test
    void an_extreme_number_instead_of_an_object_is_rejected() {
        assertThat(client.post("/payments", "1e2147483648").code()).isEqualTo("invalid_json");
        assertThat(client.send("PUT", "/customers/user_1", "{\"address\":{\"line1\":1e2147483648}}")
                        .status())
                .isEqualTo(400);
    }
}
