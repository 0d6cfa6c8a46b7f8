package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a running server is frozen: it keeps its connections open and answers nothing. */
class FrozenDatabaseTest {
    private static final int ROUNDS = 6;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RestartablePostgres postgres;
    private Map<String, String> settings;
    private ServerProcess server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        postgres = new RestartablePostgres(dataDir.resolve("postgres"));
        settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.putAll(postgres.settings());
        settings.put("HEXPAY_DATABASE_TIMEOUT", "5");
        server = ServerProcess.serve(settings);
        api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        postgres.thaw();
        server.close();
        postgres.close();
    }

    private record Timed(int status, Duration duration) {}

    @Test
    void calls_to_a_frozen_database_end_with_503_and_continue_afterwards() throws Exception {
        ApiResponse link = api.createLink(2500);
        String url = link.data().path("url").asText();
        Payer.from("US").pay(url, Payer.VISA);
        String customer =
                api.get("/payments/" + link.id()).data().path("customerId").asText();
        List<Future<Timed>> underWay = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String key = "renewal-" + i;
            underWay.add(threads.submit(timed(() -> charge(customer, key).status())));
        }

        postgres.freeze();

        List<Future<Timed>> calls = new ArrayList<>();
        List<Future<Timed>> withoutDatabase = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String key = "order-" + i;
            calls.add(threads.submit(timed(() -> api.get("/payments").status())));
            calls.add(threads.submit(timed(() -> api.postIdempotent("/payments", ApiClient.createLink("eur", 900), key)
                    .status())));
            calls.add(threads.submit(timed(() -> Payer.from("US").open(url).status())));
            withoutDatabase.add(threads.submit(timed(() -> api.get("/health").status())));
            withoutDatabase.add(threads.submit(timed(() -> api.get("/unknown").status())));
        }
        List<Timed> served = results(withoutDatabase);
        List<Timed> refused = results(calls);
        List<Timed> interrupted = results(underWay);
        String status = FirstStartTest.output(settings, 0, "status");

        postgres.thaw();

        report(refused, interrupted, served);
        assertThat(refused).extracting(Timed::status).containsOnly(503);
        assertThat(interrupted).extracting(Timed::status).isSubsetOf(201, 503);
        assertThat(served).extracting(Timed::status).containsOnly(200, 404);
        assertThat(served).extracting(Timed::duration).allMatch(duration -> duration.toSeconds() < 10);
        assertThat(List.of(refused, interrupted))
                .allSatisfy(all -> assertThat(all).allMatch(call -> call.duration.compareTo(LIMIT) < 0));
        assertThat(status).contains("unknown: the database is not available");
        assertEverythingWorks(customer);
    }

    private void assertEverythingWorks(String customer) {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(api.postIdempotent("/payments", ApiClient.createLink("eur", 900), "order-" + i)
                            .status())
                    .isEqualTo(201);
        }
        ApiResponse charge = charge(customer, "renewal-after");
        assertThat(charge.status()).as(charge.text()).isEqualTo(201);
        assertThat(charge.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(server.terminate()).isZero();
    }

    private ApiResponse charge(String customer, String key) {
        return api.postIdempotent("/payments/charge", ApiClient.charge(customer, 700), key);
    }

    private static Callable<Timed> timed(Callable<Integer> call) {
        return () -> {
            long started = System.nanoTime();
            int status = call.call();
            return new Timed(status, Duration.ofNanos(System.nanoTime() - started));
        };
    }

    private static List<Timed> results(List<Future<Timed>> calls) throws Exception {
        List<Timed> results = new ArrayList<>();
        for (Future<Timed> call : calls) {
            results.add(call.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    private static void report(List<Timed> refused, List<Timed> interrupted, List<Timed> served) {
        System.out.printf(
                "frozen database: 503 for %d of %d calls, slowest %d ms; calls under way ended: %d of %d, slowest %d ms;"
                        + " without the database answered: %d of %d, slowest %d ms%n",
                refused.stream().filter(call -> call.status == 503).count(),
                refused.size(),
                slowest(refused),
                interrupted.stream()
                        .filter(call -> call.status == 503 || call.status == 201)
                        .count(),
                interrupted.size(),
                slowest(interrupted),
                served.stream()
                        .filter(call -> call.status == 200 || call.status == 404)
                        .count(),
                served.size(),
                slowest(served));
    }

    private static long slowest(List<Timed> calls) {
        return calls.stream().mapToLong(call -> call.duration.toMillis()).max().orElseThrow();
    }
}
