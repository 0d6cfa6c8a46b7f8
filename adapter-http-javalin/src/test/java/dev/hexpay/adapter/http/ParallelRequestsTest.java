package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits count a request before it takes effect, so that parallel requests do not pass them together. */
@Timeout(60)
class ParallelRequestsTest {
    private static final RateLimit FIVE = new RateLimit(5, Duration.ofHours(1));
    private static final int ALL = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(ALL);
    private final CountDownLatch released = new CountDownLatch(1);
    private TestServer server;

    @AfterEach
    void stop() {
        released.countDown();
        threads.shutdownNow();
        server.close();
    }

    @Test
    void no_more_wrong_keys_are_looked_up_at_once_than_allowed() throws Exception {
        server = new TestServer(LimitSettings.WITHOUT_RATES.withWrongKeys(FIVE));
        Client client = server.merchant();
        AtomicInteger lookUps = new AtomicInteger();
        server.beforeKeyLookup = () -> {
            lookUps.incrementAndGet();
            await(released);
        };
        CountDownLatch refused = new CountDownLatch(ALL - 5);

        List<CompletableFuture<Integer>> statuses = IntStream.range(0, ALL)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> guess(client, i, refused), threads))
                .toList();

        assertThat(refused.await(20, TimeUnit.SECONDS))
                .as("refused while five are looked up")
                .isTrue();
        released.countDown();
        assertThat(statuses.stream().map(CompletableFuture::join))
                .filteredOn(status -> status == 401)
                .hasSize(5);
        assertThat(lookUps).hasValue(5);
    }

    private static int guess(Client client, int number, CountDownLatch refused) {
        int status = client.get("/payments", "x-api-key", "wrong-" + number).status();
        if (status == 429) {
            refused.countDown();
        }
        return status;
    }

    @Test
    void no_more_requests_of_a_key_take_effect_at_once_than_allowed() {
        server = new TestServer(LimitSettings.WITHOUT_RATES.withPerKey(FIVE));
        Client client = server.merchant();

        List<CompletableFuture<Integer>> statuses = IntStream.range(0, ALL)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.post("/payments", PaymentLinksTest.LINK).status(), threads))
                .toList();

        assertThat(statuses.stream().map(CompletableFuture::join))
                .filteredOn(status -> status == 201)
                .hasSize(5);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
