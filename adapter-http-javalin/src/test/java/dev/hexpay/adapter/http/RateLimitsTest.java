package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.limit.AddressRange;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RateLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final RateLimit FIVE = new RateLimit(5, Duration.ofHours(1));
    private static final List<AddressRange> LOOPBACK = List.of(AddressRange.parse("127.0.0.0/8"));

    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private Client start(LimitSettings limits) {
        server = new TestServer(limits);
        return server.merchant();
    }

    private static List<Integer> statuses(Client client, int count, String... headers) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.get("/payments", headers).status())
                .toList();
    }

    private static void assertLimited(Reply reply) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo("rate_limited");
        assertThat(reply.error().get("type").asText()).isEqualTo("rate_limit_error");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 3600);
        assertThat(reply.header("x-request-id")).isNotNull();
    }

    @Test
    void every_answer_says_what_is_left_of_the_limit() throws IOException {
        Client client = start(LimitSettings.DEFAULT);

        Reply list = client.get("/payments");
        assertThat(list.header("RateLimit-Limit")).isEqualTo("10000");
        assertThat(list.header("RateLimit-Remaining")).isEqualTo("9999");
        assertThat(Integer.parseInt(list.header("RateLimit-Reset"))).isBetween(1, 10);
        assertThat(client.post("/payments", PaymentLinksTest.LINK).header("RateLimit-Remaining"))
                .isNotNull();
        assertThat(client.get("/payments?limit=0").header("RateLimit-Remaining"))
                .isNotNull();
        Reply stranger = client.get("/payments", "x-api-key", "none");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("RateLimit-Limit")).isEqualTo("3000");
        assertThat(client.get("/unknown").header("RateLimit-Remaining")).isNotNull();
        assertThat(Client.raw(server.port(), "GET /payments HTTP/3.0\r\nHost: a\r\n\r\n"))
                .contains("RateLimit-Limit: 3000", "RateLimit-Remaining: ", "RateLimit-Reset: ");
    }

    @Test
    void requests_of_a_key_are_limited() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerKey(FIVE));

        assertThat(statuses(client, 7)).containsExactly(200, 200, 200, 200, 200, 429, 429);

        Reply limited = client.get("/payments");
        assertLimited(limited);
        assertThat(limited.header("RateLimit-Limit")).isEqualTo("5");
        assertThat(limited.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(server.merchant().get("/payments").status()).isEqualTo(200);
    }

    @Test
    void limited_request_takes_no_effect_and_is_not_stored_under_its_key() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerKey(new RateLimit(1, Duration.ofSeconds(1))));
        client.get("/payments");

        assertLimited(client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k"));

        Reply later = client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k");
        for (int i = 0; i < 30 && later.status() == 429; i++) {
            pause();
            later = client.post("/payments", PaymentLinksTest.LINK, "Idempotency-Key", "k");
        }
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.header("Idempotent-Replayed")).isNull();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void requests_without_a_valid_key_are_limited_by_address() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerAddress(FIVE));
        assertThat(client.get("/payments").status()).isEqualTo(200);

        assertThat(statuses(client, 6, "x-api-key", "none")).containsExactly(401, 401, 401, 401, 429, 429);

        assertLimited(client.get("/payments", "x-api-key", "none"));
        assertLimited(client.get("/documents/none", "x-api-key", "none"));
        // The merchant at the same address, whose key is known, is not affected.
        assertThat(statuses(client, 7)).containsOnly(200);
    }

    @Test
    void wrong_keys_of_an_address_are_limited_without_asking_the_database() {
        Client client = start(LimitSettings.WITHOUT_RATES.withWrongKeys(FIVE));
        assertThat(client.get("/payments").status()).isEqualTo(200);

        assertThat(statuses(client, 6, "x-api-key", "none")).containsExactly(401, 401, 401, 401, 401, 429);

        assertLimited(client.get("/payments", "x-api-key", "another"));
        assertThat(client.get("/payments").status()).isEqualTo(200);
        // Without a key there is nothing to look up.
        assertThat(client.get("/payments", "x-api-key", "").status()).isEqualTo(401);
    }

    @Test
    void unknown_key_is_looked_up_once_at_its_second_try_over_the_limit() {
        Client client = start(LimitSettings.WITHOUT_RATES.withWrongKeys(FIVE));
        assertThat(statuses(client, 5, "x-api-key", "none")).containsOnly(401);

        assertThat(statuses(client, 4, "x-api-key", "another")).containsExactly(429, 401, 429, 429);
        assertThat(statuses(client, 2, "x-api-key", "none")).containsOnly(429);
    }

    @Test
    void new_key_is_accepted_while_its_address_is_over_every_limit() {
        Client flood = start(LimitSettings.WITHOUT_RATES.withWrongKeys(FIVE).withPerAddress(FIVE));
        for (int i = 0; i < 50; i++) {
            flood.get("/payments", "x-api-key", "wrong-" + i);
        }

        Client client = server.merchant();
        assertLimited(client.get("/payments"));
        assertThat(statuses(client, 9)).containsOnly(200);
    }

    @Test
    void new_key_is_accepted_in_seconds_while_its_address_floods_wrong_keys() throws Exception {
        Client flood = start(LimitSettings.DEFAULT);
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> attackers = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; !isOver.get(); i++) {
                        flood.get("/payments", "x-api-key", number + "-wrong-" + i);
                    }
                }))
                .toList();
        attackers.forEach(Thread::start);
        try {
            while (flood.get("/payments", "x-api-key", "none").status() != 429) {
                pause();
            }
            for (int merchant = 0; merchant < 5; merchant++) {
                Client client = server.merchant();
                int tries = 1;
                for (; client.get("/payments").status() == 429; tries++) {
                    assertThat(tries).as("tries").isLessThan(10);
                    pause();
                }
            }
        } finally {
            isOver.set(true);
            for (Thread attacker : attackers) {
                attacker.join(10_000);
            }
        }
    }

    @Test
    void deleted_key_is_a_wrong_key() {
        Client client = start(LimitSettings.WITHOUT_RATES.withWrongKeys(FIVE));
        Reply created = client.post("/api-keys", "{\"name\":\"Second\"}");
        String secret = created.data().get("apiKey").asText();
        assertThat(statuses(client, 1, "x-api-key", secret)).containsExactly(200);
        client.send("DELETE", "/api-keys/" + created.data().get("id").asText(), null);

        assertThat(statuses(client, 6, "x-api-key", secret)).containsExactly(401, 401, 401, 401, 401, 429);
    }

    @Test
    void clients_behind_a_trusted_proxy_are_limited_each() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerAddress(FIVE).withTrustedProxies(LOOPBACK));

        assertThat(statuses(client, 6, "x-api-key", "none", "X-Forwarded-For", "203.0.113.1"))
                .containsExactly(401, 401, 401, 401, 401, 429);
        assertThat(statuses(client, 1, "x-api-key", "none", "X-Forwarded-For", "203.0.113.2"))
                .containsExactly(401);
        // What the client writes before the proxy's entry does not count.
        assertThat(statuses(client, 1, "x-api-key", "none", "X-Forwarded-For", "198.51.100.7, 203.0.113.1"))
                .containsExactly(429);
    }

    @Test
    void key_does_not_exempt_from_the_limit_of_a_public_route() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerAddress(FIVE));
        assertThat(client.get("/payments").status()).isEqualTo(200);

        List<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(i -> client.get("/health").status())
                .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 200, 429);
        assertThat(client.get("/payments").status()).isEqualTo(200);
    }

    @Test
    void forwarded_addresses_of_strangers_do_not_count() {
        Client client = start(LimitSettings.WITHOUT_RATES.withPerAddress(FIVE));

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> client.get("/payments", "x-api-key", "none", "X-Forwarded-For", "203.0.113." + i)
                        .status())
                .toList();

        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
    }

    @Test
    void invoice_is_sent_once_in_its_time() {
        start(LimitSettings.WITHOUT_RATES.withSendsPerInvoice(new RateLimit(1, Duration.ofMinutes(1))));
        MerchantClient merchant = MerchantClient.of(server);
        String first = "/invoices/" + merchant.invoice(25_00) + "/send";
        String second = "/invoices/" + merchant.invoice(25_00) + "/send";
        Client client = merchant.client();

        Reply sent = client.post(first, "", "Idempotency-Key", "k");

        assertThat(sent.status()).isEqualTo(200);
        assertLimited(client.post(first, ""));
        assertThat(client.post(first, "", "Idempotency-Key", "k").body()).isEqualTo(sent.body());
        assertThat(client.post(second, "").status()).isEqualTo(200);
    }

    @Test
    void limits_are_off_without_settings() {
        Client client = start(LimitSettings.WITHOUT_RATES);

        Reply reply = client.get("/payments");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("RateLimit-Limit")).isNull();
    }
}
