package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.TestServer.BlockedConnection;
import dev.hexpay.testkit.FaultyConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests with the key of a request that still runs, or that never ended. */
class ConcurrentRequestsTest {
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

    @Test
    void concurrent_request_waits_and_gets_the_first_response() throws InterruptedException {
        server.customerWithCard(client);
        int before = server.providerCalls();
        BlockedConnection blocked = server.blockProvider();

        CompletableFuture<Reply> first = chargeInBackground();
        blocked.awaitCall();
        CompletableFuture<Reply> second = chargeInBackground();
        blocked.release();

        List<Reply> replies = List.of(first.join(), second.join());
        assertThat(replies).extracting(Reply::body).containsOnly(replies.get(0).body());
        // Either request may store the response; the other one replays it.
        assertThat(replies)
                .extracting(reply -> reply.header("Idempotent-Replayed"))
                .containsExactlyInAnyOrder(null, "true");
        assertThat(server.providerCalls()).isEqualTo(before + 1);
    }

    @Test
    void concurrent_request_times_out_with_idempotency_in_progress() throws InterruptedException {
        server.customerWithCard(client);
        BlockedConnection blocked = server.blockProvider();

        CompletableFuture<Reply> first = chargeInBackground();
        blocked.awaitCall();
        server.clock.advance(Duration.ofMillis(3_400));
        Reply second = client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k");
        blocked.release();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("idempotency_in_progress");
        assertThat(second.header("Retry-After")).isEqualTo("7");
        Reply original = first.join();
        IdempotencyTest.assertReplayed(
                client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k"), original);
    }

    @Test
    void too_many_waiting_requests_get_idempotency_in_progress_at_once() throws InterruptedException {
        try (TestServer patient = new TestServer(Duration.ofSeconds(20))) {
            client = patient.merchant();
            patient.customerWithCard(client);
            BlockedConnection blocked = patient.blockProvider();
            ExecutorService threads = Executors.newFixedThreadPool(40);
            List<CompletableFuture<Reply>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                requests.add(CompletableFuture.supplyAsync(
                        () -> client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k"),
                        threads));
            }
            blocked.awaitCall();
            while (requests.stream().filter(CompletableFuture::isDone).count() < 23) {
                Thread.sleep(20);
            }

            assertThat(client.post("/payments", PaymentLinksTest.LINK).status()).isEqualTo(201);
            blocked.release();

            List<Reply> replies = requests.stream().map(CompletableFuture::join).toList();
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(17);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 201)
                    .hasSize(23)
                    .allSatisfy(reply -> {
                        assertThat(reply.code()).isEqualTo("idempotency_in_progress");
                        assertThat(Integer.parseInt(reply.header("Retry-After")))
                                .isPositive();
                    });
            assertThat(patient.providerCalls()).isEqualTo(1);
            threads.shutdownNow();
        }
    }

    @Test
    void request_after_the_lease_resumes_a_charge_whose_process_died() {
        server.customerWithCard(client);
        int before = server.providerCalls();
        server.connection = new DyingProcess();
        assertThat(client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k")
                        .status())
                .isEqualTo(500);
        server.connection = FaultyConnection.HEALTHY;

        Reply early = client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.header("Retry-After")).isEqualTo("10");

        server.clock.advance(Duration.ofSeconds(Long.parseLong(early.header("Retry-After"))));
        Reply resumed = client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k");
        assertThat(resumed.status()).isEqualTo(201);
        assertThat(server.providerCalls()).isEqualTo(before + 1);
    }

    private CompletableFuture<Reply> chargeInBackground() {
        return CompletableFuture.supplyAsync(
                () -> client.post("/payments/charge", IdempotencyTest.CHARGE, IdempotencyTest.KEY, "k"));
    }

    /** A process that ends while it calls the provider: the charge is neither made nor recorded as failed. */
    private static final class DyingProcess implements FaultyConnection {
        @Override
        public <A> A transmit(RemoteCall<A> call) {
            throw new AssertionError("the process has died");
        }
    }
}
