package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine of the PostgreSQL primary fails under load, and its synchronous standby takes over. */
class FailoverTest {
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int PAYMENTS_BEFORE = 12;
    private static final int PAYMENTS_AFTER = 12;
    // A busy machine is slow; only a failure waits as long.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private PrimaryAndStandby database;

    @BeforeEach
    void start(@TempDir Path dir) {
        database = new PrimaryAndStandby(dir);
        startServer(dir.resolve("server-1"));
        startServer(dir.resolve("server-2"));
    }

    private void startServer(Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.putAll(database.settings());
        settings.put("HEXPAY_MASTER_KEY", MASTER_KEY);
        addresses.add(settings.get("HEXPAY_PUBLIC_URL"));
        servers.add(ServerProcess.serve(settings));
    }

    @AfterEach
    void stop() {
        servers.forEach(ServerProcess::close);
        database.close();
    }

    @Test
    void nothing_answered_is_lost_or_charged_twice_when_the_primary_dies() throws Exception {
        checkFailover("killed", database::killPrimary);
    }

    @Test
    void nothing_answered_is_lost_or_charged_twice_when_the_primary_hangs(@TempDir Path dataDir) throws Exception {
        checkFailover("frozen", database::freezePrimary);

        // Its first connection is to a host that does not respond.
        startServer(dataDir);
    }

    private void checkFailover(String fault, Runnable fail) throws Exception {
        MixedLoad load = new MixedLoad(addresses, servers.get(0).printedKey());
        load.start();
        TestServer.await(LONGEST_WAIT, () -> load.createdPayments.size() >= PAYMENTS_BEFORE);

        fail.run();
        long failed = System.nanoTime();
        int before = load.createdPayments.size();
        database.promoteStandby();
        load.createLink("sent-after-the-fault");
        Duration outage = Duration.ofNanos(System.nanoTime() - failed);

        TestServer.await(LONGEST_WAIT, () -> load.createdPayments.size() >= before + PAYMENTS_AFTER);
        load.close();
        load.sendAllAgain();
        LedgerCheck ledger = new LedgerCheck(() -> database.standby().getConnection());
        TestServer.await(LONGEST_WAIT, () -> ledger.countPayments("processing") == 0);
        Map<String, Long> violations = ledger.violations();
        System.out.printf(
                "failover, primary %s: first 201 after %d ms; payments answered before %d, in all %d, lost responses %d,"
                        + " responses with 503 %d; %s%n",
                fault,
                outage.toMillis(),
                before,
                load.createdPayments.size(),
                load.lostResponses.sum(),
                load.unavailable.sum(),
                violations);
        assertThat(load.failures).isEmpty();
        assertThat(violations)
                .allSatisfy(
                        (violation, times) -> assertThat(times).as(violation).isZero());
        assertThat(ledger.paymentIds()).containsAll(load.createdPayments);
        assertThat(outage).isLessThan(LONGEST_WAIT);
    }
}
