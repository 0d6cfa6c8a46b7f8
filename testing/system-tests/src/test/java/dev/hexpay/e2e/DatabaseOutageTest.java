package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import dev.hexpay.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a running server stops and starts again. */
class DatabaseOutageTest {
    private static final String REQUEST_LOST = "4000000000009235";
    private static final int CLIENTS = 4;
    private static final int LINKS_BEFORE_STOP = 40;

    private final SettableClock clock = new SettableClock(Instant.now());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore settlements = new Semaphore(0);
    private RestartablePostgres postgres;
    private TestServer server;
    private ApiClient api;
    private String customer;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        postgres = new RestartablePostgres(dataDir.resolve("postgres"));
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.putAll(postgres.settings());
        server = TestServer.start(settings, builder -> builder.clock(clock).failpoints(this::onFailpoint));
        api = server.sandbox();
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(url(link), Payer.VISA);
        customer = api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    private void onFailpoint(Failpoint failpoint) {
        if (failpoint == Failpoint.SETTLED) {
            settlements.release();
        }
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        server.close();
        postgres.close();
    }

    @Test
    void outage_returns_503_with_advice_and_payments_continue_afterwards() throws Exception {
        ApiResponse link = api.createLink(700);
        String csrf = Payer.csrf(Payer.from("US").open(url(link)));
        ApiResponse unfinished = api.createLink(800);
        Payer.from("US").pay(url(unfinished), REQUEST_LOST);
        assertThat(status(unfinished)).isEqualTo("processing");
        postgres.stopImmediately();

        Future<ApiResponse> read = threads.submit(() -> api.get("/payments/" + link.id()));
        Future<ApiResponse> listed = threads.submit(() -> api.get("/payments"));
        Future<ApiResponse> unkeyed = threads.submit(() -> api.createLink(900));
        Future<ApiResponse> keyed =
                threads.submit(() -> api.postIdempotent("/payments", ApiClient.createLink("eur", 900), "order-1"));
        Future<ApiResponse> charge = threads.submit(() -> charge("renewal-1"));
        Future<Page> opened = threads.submit(() -> Payer.from("US").open(url(link)));
        Future<Page> paid = threads.submit(() -> Payer.from("US").payWith(url(link), Payer.VISA, csrf));

        assertUnavailable(read.get(), "internal_error", "Try again in a moment.");
        assertUnavailable(listed.get(), "internal_error", "Try again in a moment.");
        assertUnavailable(unkeyed.get(), "internal_error", "Look before you send it again.");
        String retryAdvice = "Send it again with the same Idempotency-Key.";
        assertUnavailable(keyed.get(), "idempotency_unavailable", retryAdvice);
        assertUnavailable(charge.get(), "idempotency_unavailable", retryAdvice);
        assertThat(List.of(opened.get(), paid.get())).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.html()).contains("Payments are not possible right now");
        });

        postgres.restart();

        assertThat(api.get("/payments/" + link.id()).status()).isEqualTo(200);
        assertThat(Payer.from("US").pay(url(link), Payer.VISA).status()).isEqualTo(303);
        assertThat(charge("renewal-1").status()).isEqualTo(201);
        assertThat(api.postIdempotent("/payments", ApiClient.createLink("eur", 900), "order-1")
                        .status())
                .isEqualTo(201);
        assertSettledByJob(unfinished);
        Scope scope = server.hexpay()
                .ports()
                .apiKeys()
                .authenticate()
                .authenticate(api.key())
                .scope();
        assertThat(server.hexpay().sandboxLedger().charges(scope))
                .as("three payment links and one charge")
                .isEqualTo(4);
    }

    @Test
    void server_stays_live_and_is_ready_only_while_the_database_answers() {
        awaitReadiness(200);
        postgres.stopImmediately();
        awaitReadiness(503);
        assertThat(HttpResult.get(server.address() + "/health/live").status()).isEqualTo(200);
        postgres.restart();
        awaitReadiness(200);
    }

    /** An answer of the database holds for a second. */
    private void awaitReadiness(int status) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        int last = 0;
        while (last != status && System.nanoTime() < deadline) {
            last = HttpResult.get(server.address() + "/health/ready").status();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(last).isEqualTo(status);
    }

    @Test
    void acknowledged_requests_survive_the_outage() throws Exception {
        Map<String, String> responses = new ConcurrentHashMap<>();
        List<String> keysWithoutResponse = createLinksUntilOutage(responses);
        assertThat(keysWithoutResponse).as("requests without a response").isNotEmpty();

        postgres.restart();

        for (String key : keysWithoutResponse) {
            ApiResponse retried = api.postIdempotent("/payments", ApiClient.createLink("eur", 100), key);
            assertThat(retried.status()).as(retried.text()).isEqualTo(201);
            responses.put(key, retried.text());
        }
        responses.forEach((key, text) -> assertThat(
                        api.postIdempotent("/payments", ApiClient.createLink("eur", 100), key)
                                .text())
                .isEqualTo(text));
        assertThat(paymentsOf(100)).isEqualTo(responses.size());
    }

    /** Checks the status again after each settlement. */
    private void assertSettledByJob(ApiResponse link) throws InterruptedException {
        settlements.drainPermits();
        clock.advance(Transaction.PROCESSING_LEASE.plus(Duration.ofSeconds(1)));
        while (!status(link).equals("succeeded")) {
            assertThat(settlements.tryAcquire(30, TimeUnit.SECONDS))
                    .as("another settlement")
                    .isTrue();
        }
    }

    private List<String> createLinksUntilOutage(Map<String, String> responses) throws Exception {
        CountDownLatch enough = new CountDownLatch(LINKS_BEFORE_STOP);
        AtomicInteger created = new AtomicInteger();
        List<Future<String>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(() -> {
                while (true) {
                    String key = "order-" + created.incrementAndGet();
                    ApiResponse response = api.postIdempotent("/payments", ApiClient.createLink("eur", 100), key);
                    if (response.status() != 201) {
                        assertUnavailable(response, "idempotency_unavailable", "with the same Idempotency-Key.");
                        return key;
                    }
                    responses.put(key, response.text());
                    enough.countDown();
                }
            }));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        postgres.stopImmediately();
        List<String> keysWithoutResponse = new ArrayList<>();
        for (Future<String> client : clients) {
            keysWithoutResponse.add(client.get(60, TimeUnit.SECONDS));
        }
        return keysWithoutResponse;
    }

    private long paymentsOf(long amount) {
        long count = 0;
        String query = "/payments?limit=100";
        ApiResponse page = api.get(query);
        while (true) {
            for (var payment : page.data()) {
                count += payment.path("amountSubtotal").asLong() == amount ? 1 : 0;
            }
            if (!page.json().path("hasMore").asBoolean()) {
                return count;
            }
            page = api.get(query + "&cursor=" + page.json().path("nextCursor").asText());
        }
    }

    private ApiResponse charge(String key) {
        return api.postIdempotent("/payments/charge", ApiClient.charge(customer, 700), key);
    }

    private String status(ApiResponse link) {
        return api.get("/payments/" + link.id()).data().path("status").asText();
    }

    private static String url(ApiResponse link) {
        return link.data().path("url").asText();
    }

    private static void assertUnavailable(ApiResponse response, String code, String advice) {
        assertThat(response.status()).as(response.text()).isEqualTo(503);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.json().path("error").path("message").asText()).endsWith(advice);
    }
}
