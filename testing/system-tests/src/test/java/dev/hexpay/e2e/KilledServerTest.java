package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server on its embedded database is killed repeatedly while clients charge. Each client retries until it gets a
 * response. The build runs a few kills; {@code -Dhexpay.soak.kills=100} runs more.
 */
class KilledServerTest {
    private final int kills = Integer.getInteger("hexpay.soak.kills", 3);

    private static final int CLIENTS = 8;
    private static final int CHARGES_PER_ROUND = 60;
    private static final int RESPONSES_BEFORE_KILL = 20;
    private static final long AMOUNT = 700;

    /** The exact response of each key. */
    private final Map<String, String> responses = new ConcurrentHashMap<>();

    private final Set<String> keys = new HashSet<>();

    @Test
    void every_key_charges_once_although_the_server_is_killed(@TempDir Path dataDir) throws InterruptedException {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        String secret = null;
        String customer = null;
        for (int round = 0; round < kills; round++) {
            try (ServerProcess server = ServerProcess.serve(settings)) {
                secret = secret == null ? server.printedKey() : secret;
                ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), secret);
                customer = customer == null ? payingCustomer(api) : customer;
                chargeUntilKilled(server, api, customer, round);
            }
        }
        int responsesBeforeKill = responses.size();
        assertThat(keys).hasSize(kills * CHARGES_PER_ROUND);
        assertThat(responsesBeforeKill).as("some requests were interrupted").isLessThan(keys.size());

        try (TestServer server = TestServer.start(settings, UnaryOperator.identity())) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), secret);
            for (String key : keys) {
                ApiResponse response = api.postIdempotent("/payments/charge", ApiClient.charge(customer, AMOUNT), key);
                // Not 409 idempotency_in_progress: the lease of a killed request ends while its repetition waits.
                assertThat(response.status()).as(response.text()).isEqualTo(201);
                assertThat(responses.getOrDefault(key, response.text())).isEqualTo(response.text());
            }
            assertOnePaidChargePerKey(api);
        }
        LedgerCheck ledger = new LedgerCheck(() -> DriverManager.getConnection(
                "jdbc:h2:file:" + dataDir.resolve("hexpay") + JdbiStore.H2_OPTIONS, "sa", ""));
        System.out.printf(
                "embedded database: %d kills; %d keys, %d with a response before a kill; %d provider charges; %s%n",
                kills, keys.size(), responsesBeforeKill, ledger.countMovements(), ledger.violations());
        assertThat(ledger.violations())
                .allSatisfy(
                        (violation, times) -> assertThat(times).as(violation).isZero());
        assertThat(ledger.countMovements())
                .as("the payment link and the charges")
                .isEqualTo(1 + keys.size());
    }

    private static String payingCustomer(ApiClient api) {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
        return api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    /** Retries the keys without a response, sends new ones, and kills the server after some responses. */
    private void chargeUntilKilled(ServerProcess server, ApiClient api, String customer, int round)
            throws InterruptedException {
        List<String> keysWithoutResponse =
                keys.stream().filter(key -> !responses.containsKey(key)).toList();
        List<String> fresh = IntStream.range(0, CHARGES_PER_ROUND)
                .mapToObj(i -> "charge-" + round + "-" + i)
                .toList();
        keys.addAll(fresh);
        CountDownLatch received = new CountDownLatch(RESPONSES_BEFORE_KILL);
        // Retries wait for requests that were killed; their own pool keeps them from delaying the new requests.
        List<ExecutorService> clients =
                List.of(Executors.newFixedThreadPool(CLIENTS), Executors.newFixedThreadPool(CLIENTS));
        keysWithoutResponse.forEach(key -> clients.get(0).execute(() -> charge(api, customer, key, received)));
        fresh.forEach(key -> clients.get(1).execute(() -> charge(api, customer, key, received)));
        assertThat(received.await(60, TimeUnit.SECONDS))
                .as("missing responses: %s", received.getCount())
                .isTrue();
        server.kill();
        for (ExecutorService each : clients) {
            each.shutdown();
            assertThat(each.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void charge(ApiClient api, String customer, String key, CountDownLatch received) {
        try {
            ApiResponse response = api.postIdempotent("/payments/charge", ApiClient.charge(customer, AMOUNT), key);
            if (response.status() == 201) {
                responses.put(key, response.text());
                received.countDown();
            }
        } catch (UncheckedIOException killed) {
            // The client does not know the result and retries.
        }
    }

    private void assertOnePaidChargePerKey(ApiClient api) {
        List<JsonNode> charges = new ArrayList<>();
        String query = "/payments?kind=charge&limit=100";
        ApiResponse page = api.get(query);
        page.data().forEach(charges::add);
        while (page.json().path("hasMore").asBoolean()) {
            page = api.get(query + "&cursor=" + page.json().path("nextCursor").asText());
            page.data().forEach(charges::add);
        }
        assertThat(charges)
                .hasSameSizeAs(keys)
                .allSatisfy(charge -> assertThat(charge.path("status").asText()).isEqualTo("succeeded"));
        assertThat(charges.stream().map(charge -> charge.path("invoiceId").asText()))
                .doesNotHaveDuplicates()
                .allSatisfy(invoice -> assertThat(invoice).startsWith("inv_"));
    }
}
