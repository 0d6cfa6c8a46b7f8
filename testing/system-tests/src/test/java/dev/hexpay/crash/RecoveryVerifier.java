package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Recovers the state that a killed process left, and verifies it. */
final class RecoveryVerifier implements AutoCloseable {
    private static final Duration LEASE = Transaction.PROCESSING_LEASE.plusSeconds(1);
    private static final int ROUNDS = 4;

    /** The first look-up of a payer at the bank may meet the fault. */
    private static final Duration SECOND_LOOK_UP = Duration.ofMinutes(30);

    private final SettableClock clock = new SettableClock(CrashingProcess.DUE.plusSeconds(2));
    private final Installation hexpay;
    private final LedgerCheck ledgerCheck;
    private final Map<CrashCase, CrashScenario> scenarios = new LinkedHashMap<>();

    /**
     * Opens the database; the first call about each transaction, refund and receipt and to each endpoint has the same fault
     * again.
     */
    RecoveryVerifier(Map<String, String> settings, ConnectionFault fault, List<CrashCase> cases) {
        Set<String> called = ConcurrentHashMap.newKeySet();
        FaultyConnection faulty = fault.connection(() -> {});
        this.hexpay = new Installation(
                settings, clock, Failpoints.NONE, id -> called.add(id) ? faulty : FaultyConnection.HEALTHY);
        this.ledgerCheck = new LedgerCheck(hexpay, settings);
        Map<String, Organization> byName = hexpay.out().store().organizations().all().stream()
                .collect(Collectors.toMap(Organization::name, Function.identity()));
        assertThat(byName).hasSameSizeAs(cases);
        for (CrashCase crash : cases) {
            Organization organization = byName.get(crash.name());
            assertThat(organization).as(crash.name()).isNotNull();
            scenarios.put(crash, new CrashScenario(hexpay, new Scope(organization.id(), Mode.SANDBOX)));
        }
    }

    /** Clients retry and jobs run until no work is left. */
    void recover() {
        retry(crash -> crash.client() != ClientReaction.RETRIES_LATER);
        clock.advance(LEASE);
        retry(crash -> crash.client() == ClientReaction.RETRIES_LATER);
        runJobs();
        for (int round = 0; round < ROUNDS; round++) {
            retry(crash -> true);
            clock.advance(LEASE);
            runJobs();
        }
        clock.advance(SECOND_LOOK_UP);
        runJobs();
        clock.advance(LEASE);
        assertThat(runJobs()).as("unfinished work").isZero();
        assertThat(hexpay.out().store().transactions().oldestUnfinished()).isEmpty();
    }

    private void retry(Function<CrashCase, Boolean> condition) {
        scenarios.forEach((crash, scenario) -> {
            if (crash.operation().isRetried(crash) && condition.apply(crash)) {
                retry(crash, scenario);
            }
        });
    }

    private static void retry(CrashCase crash, CrashScenario scenario) {
        try {
            crash.operation().retry(scenario);
        } catch (RuntimeException e) {
            throw new AssertionError(crash.name() + " cannot be retried", e);
        }
    }

    private int runJobs() {
        InPorts useCases = hexpay.ports();
        int total = 0;
        int processed;
        do {
            processed = useCases.jobs().reconcilePayments().runOnce(50)
                    + useCases.jobs().processNotifications().runOnce(50)
                    + useCases.jobs().reconcileRefunds().runOnce(50)
                    + useCases.jobs().sendReceipts().runOnce(50)
                    + useCases.jobs().distributeEvents().runOnce(50)
                    + useCases.jobs().deliverWebhooks().runOnce(50)
                    + useCases.jobs().retryWebhooks().runOnce(50);
            total += processed;
        } while (processed > 0);
        return total;
    }

    /** Advances the clock by a day: transactions of payers who did not return from their bank expire. */
    void passDay() {
        clock.advance(Duration.ofDays(1));
        for (int round = 0; round < ROUNDS; round++) {
            runJobs();
            clock.advance(LEASE);
        }
        assertThat(runJobs()).as("unfinished work").isZero();
    }

    /** The outcome of each case. */
    Map<CrashCase, String> outcomes() {
        Map<CrashCase, String> outcomes = new LinkedHashMap<>();
        scenarios.forEach(
                (crash, scenario) -> outcomes.put(crash, crash.operation().outcome(scenario)));
        return outcomes;
    }

    /** How often the provider charged and refunded, with the number of cases. */
    Map<String, Long> movements() {
        return scenarios.values().stream()
                .collect(Collectors.groupingBy(ledgerCheck::movements, TreeMap::new, Collectors.counting()));
    }

    /** The failed checks of all cases. */
    List<String> failures(Function<CrashCase, String> expected) {
        List<String> failures = new ArrayList<>();
        scenarios.forEach((crash, scenario) -> {
            try {
                assertThat(crash.operation().outcome(scenario)).as("outcome").isEqualTo(expected.apply(crash));
                ledgerCheck.check(crash, scenario);
                checkResponses(crash, scenario);
            } catch (AssertionError e) {
                failures.add(crash.name() + ": " + e.getMessage());
            }
        });
        return failures;
    }

    /** All responses under one key are equal and refer to the one object that was created. */
    private static void checkResponses(CrashCase crash, CrashScenario scenario) {
        List<StoredResponse> responses = scenario.responses();
        if (crash.operation().isKeyed() && crash.isRetried()) {
            assertThat(responses).hasSizeGreaterThan(1).containsOnly(responses.get(0));
            assertThat(responses.get(0).body()).startsWith(crash.operation().subjectId(scenario));
        } else {
            assertThat(responses).isEmpty();
        }
    }

    @Override
    public void close() {
        ledgerCheck.close();
        hexpay.close();
    }
}
