package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
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

/** What the next process makes of what a killed one has left behind. */
final class Aftermath implements AutoCloseable {
    private static final Duration LEASE = Transaction.LEFT_ALONE.plusSeconds(1);
    private static final int ROUNDS = 4;

    private final SettableClock clock = new SettableClock(DoomedProcess.DUE.plusSeconds(2));
    private final Installation hexpay;
    private final Books books;
    private final Map<Case, Shop> shops = new LinkedHashMap<>();

    /** Opens the database; the same goes wrong again with the first question about each attempt, refund and receipt. */
    Aftermath(Map<String, String> settings, Fault fault, List<Case> cases) {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Line bad = fault.line(() -> {});
        this.hexpay = new Installation(settings, clock, Milestones.UNHEARD, id -> asked.add(id) ? bad : Line.GOOD);
        this.books = new Books(hexpay, settings);
        Map<String, Organization> byName = hexpay.out().organizations().all().stream()
                .collect(Collectors.toMap(Organization::name, Function.identity()));
        assertThat(byName).hasSameSizeAs(cases);
        for (Case crash : cases) {
            Organization organization = byName.get(crash.name());
            assertThat(organization).as(crash.name()).isNotNull();
            shops.put(crash, new Shop(hexpay, new Scope(organization.id(), Mode.SANDBOX)));
        }
    }

    /** Clients ask again and jobs do their work until nothing is left to be done. */
    void settle() {
        askAgain(crash -> crash.client() != Client.ASKS_AGAIN_LATER);
        clock.advance(LEASE);
        askAgain(crash -> crash.client() == Client.ASKS_AGAIN_LATER);
        runJobs();
        for (int round = 0; round < ROUNDS; round++) {
            askAgain(crash -> true);
            clock.advance(LEASE);
            runJobs();
        }
        clock.advance(LEASE);
        assertThat(runJobs()).as("unfinished work").isZero();
        assertThat(hexpay.out().transactions().oldestUnfinished()).isEmpty();
    }

    private void askAgain(Function<Case, Boolean> who) {
        shops.forEach((crash, shop) -> {
            if (crash.operation().isAskedAgain(crash) && who.apply(crash)) {
                askAgain(crash, shop);
            }
        });
    }

    private static void askAgain(Case crash, Shop shop) {
        try {
            crash.operation().askAgain(shop);
        } catch (RuntimeException e) {
            throw new AssertionError(crash.name() + " cannot be asked again", e);
        }
    }

    private int runJobs() {
        UseCases useCases = hexpay.useCases();
        int done = 0;
        int lately;
        do {
            lately = useCases.reconcile().runOnce(50)
                    + useCases.applyNotifications().runOnce(50)
                    + useCases.reconcileRefunds().runOnce(50)
                    + useCases.sendReceipts().runOnce(50);
            done += lately;
        } while (lately > 0);
        return done;
    }

    /** A day passes: nobody waits any more for payers who have not come back from their bank. */
    void passDay() {
        clock.advance(Duration.ofDays(1));
        for (int round = 0; round < ROUNDS; round++) {
            runJobs();
            clock.advance(LEASE);
        }
        assertThat(runJobs()).as("unfinished work").isZero();
    }

    /** What has come of each case. */
    Map<Case, String> outcomes() {
        Map<Case, String> outcomes = new LinkedHashMap<>();
        shops.forEach((crash, shop) -> outcomes.put(crash, crash.operation().outcome(shop)));
        return outcomes;
    }

    /** How much the provider moved and gave back, and in how many cases it did. */
    Map<String, Long> movements() {
        return shops.values().stream()
                .collect(Collectors.groupingBy(books::movements, TreeMap::new, Collectors.counting()));
    }

    /** What is wrong with each case, if anything is. */
    List<String> problems(Function<Case, String> expected) {
        List<String> problems = new ArrayList<>();
        shops.forEach((crash, shop) -> {
            try {
                assertThat(crash.operation().outcome(shop)).as("outcome").isEqualTo(expected.apply(crash));
                books.check(crash, shop);
                checkAnswers(crash, shop);
            } catch (AssertionError e) {
                problems.add(crash.name() + ": " + e.getMessage());
            }
        });
        return problems;
    }

    /** Who asked under a key again has got one answer, however often they asked, about the one thing they asked for. */
    private static void checkAnswers(Case crash, Shop shop) {
        List<StoredAnswer> answers = shop.answers();
        if (crash.operation().isKeyed() && crash.isAskedAgain()) {
            assertThat(answers).hasSizeGreaterThan(1).containsOnly(answers.get(0));
            assertThat(answers.get(0).body()).startsWith(crash.operation().subject(shop));
        } else {
            assertThat(answers).isEmpty();
        }
    }

    @Override
    public void close() {
        books.close();
        hexpay.close();
    }
}
