package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one PostgreSQL under mixed load. They are killed in turn, and the database restarts. The build runs it
 * briefly; {@code -Dhexpay.soak.seconds=600} and {@code -Dhexpay.soak.database-restarts=3} run it longer.
 */
class TwoServersTest {
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(5);
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final int seconds = Integer.getInteger("hexpay.soak.seconds", 25);
    private final int killEverySeconds = Integer.getInteger("hexpay.soak.kill-every-seconds", 8);
    private final int databaseRestarts = Integer.getInteger("hexpay.soak.database-restarts", 1);

    private final List<Map<String, String>> settings = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private int kills;

    @Test
    void nothing_is_lost_or_charged_twice_during_outages(@TempDir Path dir) throws Exception {
        try (RestartablePostgres database = new RestartablePostgres(dir.resolve("postgres"))) {
            for (int i = 0; i < 2; i++) {
                settings.add(settingsOf(database, dir.resolve("server-" + i)));
                servers.add(ServerProcess.serve(settings.get(i)));
            }
            List<String> addresses = settings.stream()
                    .map(serverSettings -> serverSettings.get("HEXPAY_PUBLIC_URL"))
                    .toList();
            LedgerCheck ledger = new LedgerCheck(() -> database.dataSource().getConnection());
            MixedLoad load = new MixedLoad(addresses, servers.get(0).printedKey());
            load.start();

            causeOutages(database);

            load.close();
            awaitSettled(ledger);
            report(load, ledger, oldestUnfinished(database));
            assertThat(load.failures).isEmpty();
            assertThat(ledger.violations())
                    .allSatisfy((violation, times) ->
                            assertThat(times).as(violation).isZero());
            assertThat(ledger.paymentIds()).containsAll(load.createdPayments);
            assertThat(ledger.countPayments("succeeded")).isPositive();
            assertThat(load.lostResponses.sum() + load.unavailable.sum())
                    .as("requests without a response or with 503")
                    .isPositive();
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private static Map<String, String> settingsOf(RestartablePostgres database, Path dataDir) {
        Map<String, String> serverSettings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        serverSettings.putAll(database.settings());
        serverSettings.put("HEXPAY_MASTER_KEY", MASTER_KEY);
        return serverSettings;
    }

    private void causeOutages(RestartablePostgres database) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(seconds);
        int rounds = Math.max(1, seconds / killEverySeconds);
        int databaseRound = databaseRestarts == 0 ? Integer.MAX_VALUE : Math.max(1, rounds / (databaseRestarts + 1));
        for (int round = 1; Instant.now().isBefore(end); round++) {
            TimeUnit.SECONDS.sleep(killEverySeconds);
            if (round % databaseRound == 0 && round / databaseRound <= databaseRestarts) {
                database.stopImmediately();
                TimeUnit.SECONDS.sleep(2);
                database.restart();
            } else {
                int victim = kills++ % servers.size();
                servers.get(victim).kill();
                servers.set(victim, ServerProcess.serve(settings.get(victim)));
            }
        }
    }

    private static void awaitSettled(LedgerCheck ledger) throws InterruptedException {
        Instant deadline = Instant.now().plus(SETTLE_TIMEOUT);
        while (ledger.countPayments("processing") > 0 && Instant.now().isBefore(deadline)) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** The age of the oldest unfinished transaction. */
    private static String oldestUnfinished(RestartablePostgres database) {
        return JdbiStore.open(database.dataSource())
                .transactions()
                .oldestUnfinished()
                .map(started -> Duration.between(started, Instant.now()).toSeconds() + " s old")
                .orElse("none");
    }

    private void report(MixedLoad load, LedgerCheck ledger, String oldestUnfinished) {
        System.out.printf(
                "two servers, %d s: killed %d times, database down %d times; responses %d, lost responses %d,"
                        + " responses with 503 %d; payments succeeded %d, provider charges %d, still processing %d,"
                        + " oldest unfinished transaction %s; %s%n",
                seconds,
                kills,
                databaseRestarts,
                load.responses.sum(),
                load.lostResponses.sum(),
                load.unavailable.sum(),
                ledger.countPayments("succeeded"),
                ledger.countMovements(),
                ledger.countPayments("processing"),
                oldestUnfinished,
                ledger.violations());
    }
}
