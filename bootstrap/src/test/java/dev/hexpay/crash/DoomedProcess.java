package dev.hexpay.crash;

import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.Builders;
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
 * The process that is killed: takes every case of one fault to its kill point, each on a thread and with an
 * organization of its own, and then ends as a power cut would, with whatever is locked or not committed there.
 */
final class DoomedProcess {
    /** As the shell tells an end by SIGKILL. */
    static final int KILLED = 137;

    static final String PARKED = "parked ";

    /** When all that was set up is due to be done by a job. */
    static final Instant DUE = Builders.NOON.plus(Transaction.LEFT_ALONE).plusSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ThreadLocal<Victim> VICTIM = new ThreadLocal<>();
    private final SettableClock clock = new SettableClock();
    private final Installation hexpay;

    private DoomedProcess() {
        Milestones milestones = milestone -> {
            if (VICTIM.get() != null) {
                VICTIM.get().reached(KillPoint.at(milestone));
            }
        };
        this.hexpay = new Installation(System.getenv(), clock, milestones, id -> Line.GOOD);
    }

    public static void main(String[] arguments) {
        int exitCode = KILLED;
        try {
            int parked = new DoomedProcess().park(Case.all(Fault.valueOf(arguments[0])));
            System.out.println(PARKED + parked);
        } catch (Throwable e) {
            e.printStackTrace();
            exitCode = 1;
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private int park(List<Case> cases) throws InterruptedException {
        Map<Case, Shop> shops = new LinkedHashMap<>();
        for (Case crash : cases) {
            shops.put(crash, shop(crash));
            // Jobs take what is due the longest: so each is due at an instant of its own.
            clock.advance(Duration.ofMillis(1));
        }
        for (Case crash : cases) {
            if (crash.operation().isJob()) {
                // Once all that was set up is due.
                clock.set(DUE);
                park(crash, shops.get(crash));
            }
        }
        // A notification that is stored and nothing more would be taken up by the next case that acts on one.
        List<Case> others = cases.stream()
                .filter(crash -> !crash.operation().isJob())
                .sorted(Comparator.comparing(crash -> crash.point() == KillPoint.NOTIFICATION_STORED))
                .toList();
        for (Case crash : others) {
            park(crash, shops.get(crash));
        }
        return cases.size();
    }

    private Shop shop(Case crash) {
        Scope scope = new Scope(
                hexpay.useCases().foundOrganization().found(crash.name()).id(), Mode.SANDBOX);
        Shop shop = new Shop(hexpay, scope);
        crash.operation().setUp(shop);
        return shop;
    }

    private void park(Case crash, Shop shop) throws InterruptedException {
        Victim parking = new Victim(crash);
        Thread thread = new Thread(() -> act(crash, shop, parking), crash.name());
        thread.setDaemon(true);
        thread.start();
        parking.awaitEnd(thread);
    }

    private void act(Case crash, Shop shop, Victim acting) {
        VICTIM.set(acting);
        Line line = crash.fault().line(() -> acting.reached(KillPoint.WAITING));
        try {
            hexpay.over(line, () -> crash.operation().act(shop));
            acting.survived(null);
        } catch (Throwable e) {
            acting.survived(e);
        }
    }

    /** A case on its way to its kill point. */
    private static final class Victim {
        private final Case crash;
        private final CompletableFuture<KillPoint> end = new CompletableFuture<>();
        private int steps;

        Victim(Case crash) {
            this.crash = crash;
        }

        /** Returns where it lives on; where it has to die it comes no further. */
        void reached(KillPoint point) {
            if (steps++ == crash.step()) {
                end.complete(point);
                sleepForEver();
            }
        }

        void survived(@Nullable Throwable cause) {
            end.completeExceptionally(new AssertionError(crash.name() + " came to its end alive", cause));
        }

        void awaitEnd(Thread thread) throws InterruptedException {
            try {
                KillPoint point = end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (point != crash.point()) {
                    throw new AssertionError(crash.name() + " would have died at " + point);
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (TimeoutException e) {
                AssertionError blocked = new AssertionError(crash.name() + " does not come to its kill point", e);
                blocked.setStackTrace(thread.getStackTrace());
                throw blocked;
            }
        }

        private static void sleepForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody wakes the dead", e);
            }
        }
    }
}
