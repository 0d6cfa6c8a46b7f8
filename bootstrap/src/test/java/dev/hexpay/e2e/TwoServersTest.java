package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.persistence.jdbi.JdbiStore;
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
 * Two servers on one PostgreSQL under mixed load while one after the other is killed. It is short in the build; longer
 * with {@code -Dhexpay.soak.seconds=600}, and with {@code -Dhexpay.soak.database-restarts=3} the database goes away, too.
 */
class TwoServersTest {
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final int seconds = Integer.getInteger("hexpay.soak.seconds", 25);
    private final int killEverySeconds = Integer.getInteger("hexpay.soak.kill-every-seconds", 8);
    private final int databaseRestarts = Integer.getInteger("hexpay.soak.database-restarts", 1);

    private final List<Map<String, String>> settings = new ArrayList<>();
    private final List<ChildServer> servers = new ArrayList<>();
    private int kills;

    @Test
    void nothing_is_charged_twice_or_lost_while_servers_and_database_go_down(@TempDir Path dir) throws Exception {
        try (OwnPostgres database = new OwnPostgres(dir.resolve("postgres"))) {
            for (int i = 0; i < 2; i++) {
                settings.add(settingsOf(database, dir.resolve("server-" + i)));
                servers.add(ChildServer.serve(settings.get(i)));
            }
            List<String> addresses =
                    settings.stream().map(set -> set.get("HEXPAY_PUBLIC_URL")).toList();
            Books books = new Books(() -> database.dataSource().getConnection());
            MixedLoad load = new MixedLoad(addresses, servers.get(0).shownKey());
            load.start();

            goDownAgainAndAgain(database);

            load.close();
            awaitQuiet(books);
            report(load, books, oldestUnfinished(database));
            assertThat(load.wrong).isEmpty();
            assertThat(books.faults())
                    .allSatisfy((fault, times) -> assertThat(times).as(fault).isZero());
            assertThat(books.paymentIds()).containsAll(load.answeredPayments);
            assertThat(books.payments("succeeded")).isPositive();
            assertThat(load.unanswered.sum() + load.unavailable.sum())
                    .as("nobody noticed that servers went down")
                    .isPositive();
        } finally {
            servers.forEach(ChildServer::close);
        }
    }

    private static Map<String, String> settingsOf(OwnPostgres database, Path dataDir) {
        Map<String, String> set = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        set.putAll(database.settings());
        set.put("HEXPAY_MASTER_KEY", MASTER_KEY);
        return set;
    }

    private void goDownAgainAndAgain(OwnPostgres database) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(seconds);
        int rounds = Math.max(1, seconds / killEverySeconds);
        int databaseRound = databaseRestarts == 0 ? Integer.MAX_VALUE : Math.max(1, rounds / (databaseRestarts + 1));
        for (int round = 1; Instant.now().isBefore(end); round++) {
            TimeUnit.SECONDS.sleep(killEverySeconds);
            if (round % databaseRound == 0 && round / databaseRound <= databaseRestarts) {
                database.stopImmediately();
                TimeUnit.SECONDS.sleep(2);
                database.startAgain();
            } else {
                int victim = kills++ % servers.size();
                servers.get(victim).kill();
                servers.set(victim, ChildServer.serve(settings.get(victim)));
            }
        }
    }

    private static void awaitQuiet(Books books) throws InterruptedException {
        Instant deadline = Instant.now().plus(QUIET_WITHIN);
        while (books.payments("processing") > 0 && Instant.now().isBefore(deadline)) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** For how long the oldest attempt has been waiting whose end is not known. */
    private static String oldestUnfinished(OwnPostgres database) {
        return JdbiStore.open(database.dataSource())
                .transactions()
                .oldestUnfinished()
                .map(begun -> Duration.between(begun, Instant.now()).toSeconds() + " s old")
                .orElse("none");
    }

    private void report(MixedLoad load, Books books, String oldestUnfinished) {
        System.out.printf(
                "two servers, %d s: killed %d times, database down %d times; requests answered %d, unanswered %d,"
                        + " answered 503 %d; payments succeeded %d, charges at the provider %d, still processing %d,"
                        + " oldest unfinished attempt %s; %s%n",
                seconds,
                kills,
                databaseRestarts,
                load.answered.sum(),
                load.unanswered.sum(),
                load.unavailable.sum(),
                books.payments("succeeded"),
                books.movements(),
                books.payments("processing"),
                oldestUnfinished,
                books.faults());
    }
}
