package dev.hexpay.crash;

import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The process that is killed: runs every case of one fault to its kill point, each on its own thread and with its own
 * organization, and then halts as in a power cut, with open locks and uncommitted database transactions.
 */
final class CrashingProcess {
    /** The exit code that a shell reports for SIGKILL. */
    static final int KILLED = 137;

    static final String PARKED = "parked ";

    /** The time when all rows of the set-up are due for a job. */
    static final Instant DUE = Builders.NOON.plus(Transaction.PROCESSING_LEASE).plusSeconds(1);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final ThreadLocal<CaseRun> CURRENT_RUN = new ThreadLocal<>();
    private final SettableClock clock = new SettableClock();
    private final Installation hexpay;

    private CrashingProcess() {
        Failpoints failpoints = failpoint -> {
            if (CURRENT_RUN.get() != null) {
                CURRENT_RUN.get().reached(KillPoint.at(failpoint));
            }
        };
        this.hexpay = new Installation(System.getenv(), clock, failpoints, id -> FaultyConnection.HEALTHY);
    }

    public static void main(String[] arguments) {
        int exitCode = KILLED;
        try {
            int parked = new CrashingProcess().park(CrashCase.all(ConnectionFault.valueOf(arguments[0])));
            System.out.println(PARKED + parked);
        } catch (Throwable e) {
            e.printStackTrace();
            exitCode = 1;
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private int park(List<CrashCase> cases) throws InterruptedException {
        Map<CrashCase, CrashScenario> scenarios = new LinkedHashMap<>();
        for (CrashCase crash : cases) {
            scenarios.put(crash, scenario(crash));
            // Jobs take the oldest due rows: each case is due at a different instant.
            clock.advance(Duration.ofMillis(1));
        }
        for (CrashCase crash : cases) {
            if (crash.operation().isJob()) {
                // All rows of the set-up are due now.
                clock.set(DUE);
                park(crash, scenarios.get(crash));
            }
        }
        // A notification that is only stored would be taken by the next case that processes one.
        List<CrashCase> others = cases.stream()
                .filter(crash -> !crash.operation().isJob())
                .sorted(Comparator.comparing(crash -> crash.point() == KillPoint.NOTIFICATION_STORED))
                .toList();
        for (CrashCase crash : others) {
            park(crash, scenarios.get(crash));
        }
        return cases.size();
    }

    private CrashScenario scenario(CrashCase crash) {
        Scope scope = new Scope(
                hexpay.ports().apiKeys().provision().create(crash.name()).id(), Mode.SANDBOX);
        CrashScenario scenario = new CrashScenario(hexpay, scope);
        scenario.createEndpoint();
        crash.operation().setUp(scenario);
        return scenario;
    }

    private void park(CrashCase crash, CrashScenario scenario) throws InterruptedException {
        CaseRun run = new CaseRun(crash);
        Thread thread = new Thread(() -> execute(crash, scenario, run), crash.name());
        thread.setDaemon(true);
        thread.start();
        run.awaitEnd(thread);
    }

    private void execute(CrashCase crash, CrashScenario scenario, CaseRun run) {
        CURRENT_RUN.set(run);
        FaultyConnection connection = crash.fault().connection(() -> run.reached(KillPoint.WAITING));
        try {
            hexpay.withConnection(connection, () -> crash.operation().execute(scenario));
            run.failToCrash(null);
        } catch (Throwable e) {
            run.failToCrash(e);
        }
    }

    /** The run of a case up to its kill point. */
    private static final class CaseRun {
        private final CrashCase crash;
        private final CompletableFuture<KillPoint> end = new CompletableFuture<>();
        private int steps;

        CaseRun(CrashCase crash) {
            this.crash = crash;
        }

        /** Returns, except at the kill point of the case, where the thread sleeps forever. */
        void reached(KillPoint point) {
            if (steps++ == crash.step()) {
                end.complete(point);
                sleepForever();
            }
        }

        void failToCrash(@Nullable Throwable cause) {
            end.completeExceptionally(new AssertionError(crash.name() + " ended without a crash", cause));
        }

        void awaitEnd(Thread thread) throws InterruptedException {
            try {
                KillPoint point = end.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                if (point != crash.point()) {
                    throw new AssertionError(crash.name() + " crashed at " + point);
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (TimeoutException e) {
                AssertionError blocked = new AssertionError(crash.name() + " does not reach its kill point", e);
                blocked.setStackTrace(thread.getStackTrace());
                throw blocked;
            }
        }

        private static void sleepForever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new AssertionError("a killed thread must not be interrupted", e);
            }
        }
    }
}
