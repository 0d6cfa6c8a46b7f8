package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.Jobs;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.e2e.TestDatabase;
import dev.hexpay.testing.stripe.Ledger.Movement;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Faults;
import dev.hexpay.testing.stripe.http.Gate;
import dev.hexpay.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** All cases of the crash matrix with one fault, on one database and one Stripe; each case has its own organization. */
final class StripeCrashRun implements AutoCloseable {
    private static final Duration LEASE = Transaction.PROCESSING_LEASE.plusSeconds(1);
    private static final Duration PATIENT = Duration.ofSeconds(45);
    private static final Duration IMPATIENT = Duration.ofSeconds(1);
    private static final int ROUNDS = 4;
    private static final int BATCH = 100;
    private static final int SLOW_AT_ONCE = 100;
    private static final ThreadLocal<@Nullable Failpoint> CRASH = new ThreadLocal<>();

    private final StripeFault fault;
    private final SettableClock clock = new SettableClock();
    private final StripeStub stub = StripeStub.start(clock);
    private final Map<String, String> settings = TestDatabase.POSTGRESQL.freshSettings(Path.of("target"));
    private final Map<StripeCase, Scope> scopes = new LinkedHashMap<>();
    private final Map<String, WebhookMode> webhooksOf = new HashMap<>();
    private final StripeWebhooks webhooks = new StripeWebhooks(stub, webhooksOf::get);
    private final Map<StripeCase, String> wrong = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> outcomes = new LinkedHashMap<>();
    private final StripeInstallation recovering;
    private final StripeLedgerCheck ledger;
    private Map<String, Movement> totals = Map.of();

    StripeCrashRun(StripeFault fault) {
        this.fault = fault;
        this.recovering = open(PATIENT, Failpoints.NONE);
        this.ledger = new StripeLedgerCheck(stub, recovering);
    }

    private StripeInstallation open(Duration deadline, Failpoints failpoints) {
        return new StripeInstallation(settings, stub, clock, new StripeInstallation.Options(deadline, failpoints));
    }

    int size() {
        return scopes.size();
    }

    /** Runs every case up to its crash. */
    void crash() throws InterruptedException {
        Duration deadline = fault.isSlow() ? IMPATIENT : PATIENT;
        try (StripeInstallation healthy = open(PATIENT, Failpoints.NONE);
                StripeInstallation crashing = open(deadline, StripeCrashRun::crashHere)) {
            Map<StripeCase, StripeScenario> waiting = new LinkedHashMap<>();
            for (StripeCase crash : StripeCase.all(fault)) {
                StripeScenario scenario = new StripeScenario(healthy, stub, newScope(healthy, crash));
                crash.operation().steps().setUp().accept(scenario);
                waiting.put(crash, scenario.with(crashing));
                if (!fault.isSlow() || waiting.size() == SLOW_AT_ONCE) {
                    execute(waiting);
                }
            }
            execute(waiting);
        }
    }

    private Scope newScope(StripeInstallation hexpay, StripeCase crash) {
        Scope scope = new Scope(
                hexpay.ports().apiKeys().provision().create(crash.name()).id(), Mode.SANDBOX);
        scopes.put(crash, scope);
        webhooksOf.put(scope.organization().value().toString(), crash.webhooks());
        return scope;
    }

    /** Slow requests are held until all their callers have given up. */
    private void execute(Map<StripeCase, StripeScenario> waiting) throws InterruptedException {
        List<Gate> gates = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Map.Entry<StripeCase, StripeScenario> next : waiting.entrySet()) {
            StripeCase crash = next.getKey();
            Gate gate = new Gate();
            if (crash.request() != null) {
                String[] request = crash.request().split(" ");
                stub.faults().next(Faults.on(request[0], request[1]), fault.at(gate));
            }
            Thread thread = new Thread(() -> executeUntilCrash(crash, next.getValue()), crash.name());
            thread.start();
            if (fault.isSlow()) {
                gate.awaitArrival();
                gates.add(gate);
                threads.add(thread);
            } else {
                thread.join();
            }
            stub.faults().clear();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        gates.forEach(Gate::open);
        waiting.clear();
    }

    private void executeUntilCrash(StripeCase crash, StripeScenario scenario) {
        CRASH.set(crash.crash());
        try {
            crash.operation().steps().execute().accept(scenario);
            if (crash.crash() != null) {
                wrong.put(crash, "it does not reach the crash");
            }
        } catch (Crash e) {
            // The process has ended.
        } catch (RuntimeException | AssertionError e) {
            wrong.put(crash, "it fails: " + e);
        }
    }

    private static void crashHere(Failpoint failpoint) {
        if (CRASH.get() == failpoint) {
            throw new Crash();
        }
    }

    /** Nothing of ours catches it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process ends", null, false, false);
        }
    }

    /** Webhooks and jobs recover what the crashed installation left; then payers and merchants come back; then a day passes. */
    void recover() {
        webhooks.deliverTo(recovering);
        runJobs();
        stub.rollForward();
        runJobsUntilQuiet();
        check(StripeOperation::recovered);
        scopes.forEach((crash, scope) -> {
            try {
                crash.operation().repeat(scenario(scope));
            } catch (RuntimeException | AssertionError e) {
                wrong.putIfAbsent(crash, "it cannot be repeated: " + e);
            }
        });
        runJobsUntilQuiet();
        check(StripeOperation::repeated);
        clock.advance(Duration.ofDays(1));
        runJobsUntilQuiet();
        check(StripeOperation::afterDay);
        scopes.forEach(
                (crash, scope) -> outcomes.computeIfAbsent(crash.operation().name(), unused -> new TreeMap<>())
                        .merge(crash.operation().steps().outcome().apply(scenario(scope)), 1, Integer::sum));
        totals = ledger.checkTotals(scopes.values().stream().map(this::scenario).toList());
        assertThat(ledger.unprocessedNotifications())
                .as("notifications that wait")
                .isZero();
        assertThat(recovering.out().store().transactions().oldestUnfinished()).isEmpty();
    }

    private StripeScenario scenario(Scope scope) {
        return new StripeScenario(recovering, stub, scope);
    }

    private void runJobsUntilQuiet() {
        for (int round = 0; round < ROUNDS; round++) {
            clock.advance(LEASE);
            webhooks.deliverTo(recovering);
            runJobs();
        }
    }

    private void runJobs() {
        Jobs jobs = recovering.ports().jobs();
        int processed;
        do {
            processed = jobs.reconcilePayments().runOnce(BATCH)
                    + jobs.processNotifications().runOnce(BATCH)
                    + jobs.reconcileRefunds().runOnce(BATCH);
        } while (processed > 0);
    }

    private void check(BiFunction<StripeOperation, StripeCase, String> expected) {
        scopes.forEach((crash, scope) -> {
            StripeScenario scenario = scenario(scope);
            try {
                assertThat(crash.operation().steps().outcome().apply(scenario))
                        .as("outcome")
                        .isEqualTo(expected.apply(crash.operation(), crash));
                ledger.check(scenario);
            } catch (AssertionError e) {
                wrong.putIfAbsent(crash, String.valueOf(e.getMessage()));
            }
        });
    }

    /** What went wrong, by case. */
    List<String> wrongOutcomes() {
        return wrong.entrySet().stream()
                .map(entry -> entry.getKey().name() + ": " + entry.getValue())
                .sorted()
                .toList();
    }

    /** Prints the outcomes after a day, by operation. */
    void print() {
        System.out.printf(
                "%n%d cases with Stripe on PostgreSQL, fault %s; wrong outcomes: %d; moved by Stripe: %s%n",
                size(), fault, wrong.size(), totals);
        outcomes.forEach((operation, counts) -> System.out.printf("  %-24s%s%n", operation, counts));
    }

    @Override
    public void close() {
        recovering.close();
        stub.close();
    }
}
