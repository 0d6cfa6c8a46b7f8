package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.sandbox.Fault;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client attacks the server; the calls of another are answered meanwhile. Each test prints how many were. */
class AttackedServerTest {
    private static final int STALLED = 260;
    private static final int HONEST = 20;

    private final Concurrently attackers = new Concurrently();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private volatile boolean isProviderStuck;
    private final CountDownLatch called = new CountDownLatch(1);
    private TestServer server;
    private ApiClient merchant;
    private HonestCalls honest;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(
                TestServer.settings(TestDatabase.H2, dataDir), builder -> builder.sandboxFaults(new StuckProvider()));
        merchant = server.sandbox();
        honest = new HonestCalls(server.address(), server.sandbox().key());
    }

    @AfterEach
    void stop() {
        stuck.countDown();
        attackers.close();
        server.close();
    }

    /** A provider that does not respond to charges while the test says so. */
    private final class StuckProvider implements SandboxFaults {
        @Override
        public Fault faultOf(SandboxCall call) {
            if (isProviderStuck && call.operation() == Operation.CHARGE) {
                called.countDown();
                try {
                    stuck.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new Fault.None();
        }

        @Override
        public Delivery deliveryOf(DeliveryAttempt notification) {
            return Delivery.ONCE;
        }
    }

    private void assertHonestCallsAreAnswered(String attack) throws InterruptedException {
        honest.make(HONEST);
        System.out.println(attack + ": " + honest);
        assertThat(honest.answered()).as(attack).isEqualTo(honest.made());
    }

    private StalledConnections stalled(String beginning) {
        return StalledConnections.open(server.address(), STALLED, beginning);
    }

    private static String head(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n" + headers + "\r\n" + body;
    }

    @Test
    void slow_bodies_without_a_key_do_not_stop_the_server() throws Exception {
        try (StalledConnections attack = stalled(head("/payments", "Content-Type: application/json\r\n", "{"))) {
            assertHonestCallsAreAnswered("260 slow bodies without a key");
            assertThat(attack.firstLineOfAResponse()).contains("401");
        }
    }

    @Test
    void slow_bodies_with_a_key_do_not_stop_the_server() throws Exception {
        String headers = "Content-Type: application/json\r\nx-api-key: " + merchant.key() + "\r\n";
        try (StalledConnections attack = stalled(head("/payments", headers, "{"))) {
            attack.trickle();
            assertHonestCallsAreAnswered("260 slow bodies with a key");
        }
    }

    @Test
    void slow_forms_of_a_link_do_not_stop_the_server() throws Exception {
        String url = merchant.createLink(2500).data().path("url").asText();
        String path = url.substring(server.address().length());
        String headers = "Content-Type: application/x-www-form-urlencoded\r\n";
        try (StalledConnections attack = stalled(head(path, headers, "email="))) {
            attack.trickle();
            assertHonestCallsAreAnswered("260 slow forms of a link");
        }
    }

    @Test
    void slow_notifications_without_a_key_do_not_stop_the_server() throws Exception {
        String headers = "Content-Type: application/json\r\n";
        try (StalledConnections attack = stalled(head("/provider-notifications/sandbox", headers, "{"))) {
            attack.trickle();
            assertHonestCallsAreAnswered("260 slow notifications without a key");
        }
    }

    @Test
    void slow_headers_do_not_stop_the_server() throws Exception {
        try (StalledConnections attack = stalled("POST /payments HTTP/1.1\r\nHost: a\r\nX-Slow: ")) {
            assertHonestCallsAreAnswered("260 slow headers");
            int open = STALLED;
            for (int i = 0; i < 30 && open > 0; i++) {
                Thread.sleep(500);
                open = attack.trickle();
            }
            System.out.println("connections with slow headers that are open after 15 s: " + open + " of " + STALLED);
            assertThat(open).isZero();
        }
    }

    @Test
    void duplicates_of_a_stuck_charge_leave_room_for_others() throws Exception {
        ApiResponse link = merchant.createLink(2500);
        Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);
        String customer =
                merchant.get("/payments/" + link.id()).data().path("customerId").asText();
        isProviderStuck = true;
        List<Future<ApiResponse>> duplicates = new ArrayList<>();
        duplicates.add(charge(customer));
        called.await();
        IntStream.range(0, 250).forEach(i -> duplicates.add(charge(customer)));
        Thread.sleep(1000);

        assertHonestCallsAreAnswered("250 duplicates of a stuck charge");
        ApiResponse refused = merchant.postIdempotent("/payments/charge", ApiClient.charge(customer, 900), "stuck");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("idempotency_in_progress");
        assertThat(Integer.parseInt(refused.headers().get("Retry-After"))).isPositive();
    }

    private Future<ApiResponse> charge(String customer) {
        return attackers.submit(
                () -> merchant.postIdempotent("/payments/charge", ApiClient.charge(customer, 900), "stuck"));
    }

    @Test
    void flood_of_wrong_keys_is_limited_before_the_database_is_asked() throws Exception {
        ApiClient guessing = new ApiClient(server.address(), "ck_sandbox_" + "A".repeat(43));
        honest.make(2);
        List<ApiResponse> guesses =
                IntStream.range(0, 500).mapToObj(i -> guessing.get("/payments")).toList();

        assertHonestCallsAreAnswered("500 wrong keys");
        long asked = guesses.stream().filter(guess -> guess.status() == 401).count();
        System.out.println("wrong keys that the database was asked for: " + asked + " of 500");
        assertThat(asked).isLessThan(200);
        ApiResponse limited = guesses.get(499);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(limited.headers().get("Retry-After"))).isPositive();
    }

    @Test
    void card_testing_on_a_link_is_paused_after_ten_declines() throws Exception {
        String url = merchant.createLink(2500).data().path("url").asText();
        List<Integer> statuses = IntStream.range(0, 40)
                .map(i -> Payer.withEmail("tester" + i + "@example.com")
                        .pay(url, Payer.GENERIC_DECLINE)
                        .status())
                .boxed()
                .toList();

        assertHonestCallsAreAnswered("40 cards tested on a link");
        long declined = statuses.stream().filter(status -> status == 402).count();
        System.out.println("cards that the provider was asked for: " + declined + " of 40");
        assertThat(declined).isEqualTo(10);
        assertThat(statuses.get(39)).isEqualTo(429);
    }

    @Test
    void card_testing_over_many_links_is_paused_by_address() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String url = merchant.createLink(2500).data().path("url").asText();
            statuses.add(Payer.withEmail("tester" + i + "@example.com")
                    .pay(url, Payer.GENERIC_DECLINE)
                    .status());
        }

        assertHonestCallsAreAnswered("60 cards tested on 60 links");
        long declined = statuses.stream().filter(status -> status == 402).count();
        System.out.println("cards that the provider was asked for: " + declined + " of 60");
        assertThat(declined).isLessThan(60);
        assertThat(statuses.get(59)).isEqualTo(429);
    }
}
