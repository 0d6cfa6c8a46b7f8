package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.e2e.Api.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is killed again and again while clients charge, each of whom asks until they are answered. */
class KilledServerTest {
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 8;
    private static final int CHARGES_PER_ROUND = 60;
    private static final int ANSWERS_BEFORE_KILL = 20;
    private static final long AMOUNT = 700;

    /** What was answered under each key, to the byte. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private final Set<String> keys = new HashSet<>();

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "POSTGRESQL")
    void every_key_charges_once_though_the_server_is_killed_on_the_way(TestDatabase database, @TempDir Path dataDir)
            throws InterruptedException {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        String secret = null;
        String customer = null;
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildServer server = ChildServer.serve(settings)) {
                secret = secret == null ? server.shownKey() : secret;
                Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), secret);
                customer = customer == null ? payingCustomer(api) : customer;
                chargeUntilKilled(server, api, customer, round);
            }
        }
        assertThat(keys).hasSize(ROUNDS * CHARGES_PER_ROUND);
        assertThat(answers).as("some were cut off").hasSizeLessThan(keys.size());

        Adaptation later = Adaptation.NONE.withClock(
                InstantSource.offset(Adaptation.NONE.clock(), Transaction.LEFT_ALONE.plus(Duration.ofSeconds(1))));
        try (TestServer server = TestServer.start(settings, later)) {
            Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), secret);
            for (String key : keys) {
                Answer answer = api.postOnce("/payments/charge", Api.charge(customer, AMOUNT), key);
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                assertThat(answers.getOrDefault(key, answer.text())).isEqualTo(answer.text());
            }
            assertOnePaidChargePerKey(api);
            Scope scope = server.hexpay().useCases().authenticateApiKey().authenticate(secret);
            long link = api.get("/payments?kind=link")
                    .data()
                    .get(0)
                    .path("amountTotal")
                    .asLong();
            assertThat(server.hexpay().sandboxLedger().charges(scope)).isEqualTo(keys.size() + 1);
            assertThat(server.hexpay()
                            .sandboxLedger()
                            .moved(scope, CurrencyCode.parse("eur"))
                            .minor())
                    .isEqualTo(keys.size() * AMOUNT + link);
        }
    }

    private static String payingCustomer(Api api) {
        Answer link = api.link(2500);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
        return api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    /** Sends what was not answered before and some more, and kills the server when it has answered some of it. */
    private void chargeUntilKilled(ChildServer server, Api api, String customer, int round)
            throws InterruptedException {
        List<String> unanswered =
                keys.stream().filter(key -> !answers.containsKey(key)).toList();
        List<String> fresh = IntStream.range(0, CHARGES_PER_ROUND)
                .mapToObj(i -> "charge-" + round + "-" + i)
                .toList();
        keys.addAll(fresh);
        CountDownLatch answered = new CountDownLatch(ANSWERS_BEFORE_KILL);
        // Who is told to wait for a twin that was killed does not keep the others waiting.
        List<ExecutorService> clients =
                List.of(Executors.newFixedThreadPool(CLIENTS), Executors.newFixedThreadPool(CLIENTS));
        unanswered.forEach(key -> clients.get(0).execute(() -> charge(api, customer, key, answered)));
        fresh.forEach(key -> clients.get(1).execute(() -> charge(api, customer, key, answered)));
        assertThat(answered.await(60, TimeUnit.SECONDS))
                .as("answers that are still missing: %s", answered.getCount())
                .isTrue();
        server.kill();
        for (ExecutorService each : clients) {
            each.shutdown();
            assertThat(each.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void charge(Api api, String customer, String key, CountDownLatch answered) {
        try {
            Answer answer = api.postOnce("/payments/charge", Api.charge(customer, AMOUNT), key);
            if (answer.status() == 201) {
                answers.put(key, answer.text());
                answered.countDown();
            }
        } catch (UncheckedIOException killed) {
            // The client does not know what has become of it, and asks again.
        }
    }

    private void assertOnePaidChargePerKey(Api api) {
        List<JsonNode> charges = new ArrayList<>();
        String query = "/payments?kind=charge&limit=100";
        Answer page = api.get(query);
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
