package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.memory.InMemoryStore;
import dev.hexpay.testkit.simulator.Ledger.GivenBack;
import dev.hexpay.testkit.simulator.Ledger.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at every payment that a commit has changed, and at every movement of money, as soon as it happened. */
final class Watch {
    /** How the description of a payment begins that was asked for under a key; the key follows. */
    static final String UNDER_KEY = "under key ";

    private static final Set<String> WRITING = Set.of("insert", "save");

    private final InMemoryStore store;
    private final Ledger ledger;
    private final Journal journal;
    private final AttemptWatch attempts;
    private final Post post;
    private final Map<PaymentId, Scope> written = new LinkedHashMap<>();
    private final Map<PaymentId, Seen> seen = new LinkedHashMap<>();
    private final Map<String, PaymentId> byKey = new HashMap<>();
    private int movementsSeen;
    private int returnsSeen;
    private long changes;

    /** A payment as it was committed last. */
    record Seen(Scope scope, Payment payment, int number, int corrections) {
        String label() {
            return payment.kind().wire() + " " + number;
        }
    }

    Watch(InMemoryStore store, FaultyProvider provider, Post post, Journal journal) {
        this.store = store;
        this.ledger = provider.ledger();
        this.journal = journal;
        this.attempts = new AttemptWatch(store, provider, journal);
        this.post = post;
    }

    /** The port of the store with an eye on what is written through it. */
    <T> T on(Class<T> type, T port) {
        return Watched.port(type, port, (method, args) -> {
            if (WRITING.contains(method) && args.size() == 2 && args.get(0) instanceof Scope scope) {
                written(scope, method, args.get(1));
            }
        });
    }

    private void written(Scope scope, String method, Object what) {
        if (what instanceof Payment payment) {
            written.put(payment.id(), scope);
        } else if (what instanceof Transaction attempt) {
            attempts.touched(scope, attempt.id());
        } else if (what instanceof Refund refund) {
            attempts.touched(scope, refund.of().transaction());
        } else if (what instanceof Receipt receipt) {
            if (method.equals("insert")) {
                post.inserted(scope, receipt);
            } else {
                post.saved(receipt);
            }
        }
    }

    AttemptWatch attempts() {
        return attempts;
    }

    /** All payments, oldest first. */
    List<Seen> payments() {
        return new ArrayList<>(seen.values());
    }

    /** How many changes have been committed. */
    long changes() {
        return changes + attempts.changes() + post.changes();
    }

    /** A unit of work begins. */
    void begun() {
        post.begun();
    }

    /** Looks at what the unit of work that has just been committed changed. */
    void committed() {
        Map<PaymentId, Scope> changed = new LinkedHashMap<>(written);
        written.clear();
        changed.forEach((id, scope) -> store.payments().find(scope, id).ifPresent(payment -> look(scope, payment)));
        attempts.committed();
        post.committed();
    }

    private void look(Scope scope, Payment payment) {
        Seen before = seen.get(payment.id());
        if (before != null && before.payment().equals(payment)) {
            return;
        }
        changes++;
        Seen now = before == null ? first(scope, payment) : next(before, payment);
        seen.put(payment.id(), now);
        journal.note(() -> now.label() + " is " + payment.status().wire());
        checkAgainstProvider(now);
    }

    private Seen first(Scope scope, Payment payment) {
        journal.count("payment " + payment.kind().wire());
        require(
                payment.status() == PaymentStatus.first(payment.kind()),
                Law.LAWFUL_STATUS,
                () -> payment.id() + " begins as " + payment.status());
        String description = payment.description().value();
        if (description.startsWith(UNDER_KEY)) {
            PaymentId twin = byKey.put(scope + description, payment.id());
            require(twin == null, Law.ONE_PAYMENT_PER_KEY, () -> twin + " and " + payment.id() + " " + description);
        }
        return new Seen(scope, payment, seen.size() + 1, 0);
    }

    private Seen next(Seen before, Payment payment) {
        PaymentStatus from = before.payment().status();
        PaymentStatus to = payment.status();
        journal.count("status " + from + " to " + to);
        require(
                isLawful(before.payment(), payment),
                Law.LAWFUL_STATUS,
                () -> before.label() + " went from " + before.payment().state() + " to " + payment.state());
        boolean isCorrection = from == PaymentStatus.FAILED && to == PaymentStatus.SUCCEEDED;
        return new Seen(before.scope(), payment, before.number(), before.corrections() + (isCorrection ? 1 : 0));
    }

    private static boolean isLawful(Payment before, Payment after) {
        PaymentStatus from = before.status();
        PaymentStatus to = after.status();
        // A payer who is back is taken on and answered in one unit of work.
        boolean isTwoSteps = from == PaymentStatus.REQUIRES_ACTION
                && PaymentStatus.PROCESSING.next(before.kind()).contains(to);
        return from.next(before.kind()).contains(to) || from.corrections().contains(to) || isTwoSteps;
    }

    private void checkAgainstProvider(Seen now) {
        PaymentState state = now.payment().state();
        if (state instanceof PaymentState.Succeeded succeeded) {
            require(
                    !ledger.movementsOf(succeeded.attempt()).isEmpty(),
                    Law.SUCCESS_MOVED_MONEY,
                    () -> now.label() + " succeeded by " + succeeded.attempt() + ", which moved nothing");
        } else if (state instanceof PaymentState.Failed failed) {
            require(
                    ledger.wasDeclined(now.scope(), failed.attempt())
                            && ledger.movementsOf(failed.attempt()).stream().allMatch(Movement::isLate),
                    Law.FAILURE_WAS_DECLINED,
                    () -> now.label() + " failed by " + failed.attempt() + ", which was not declined");
        } else if (state instanceof PaymentState.Canceled) {
            require(
                    store.transactions()
                            .ofPayment(now.scope(), now.payment().id())
                            .isEmpty(),
                    Law.CANCELED_MOVED_NOTHING,
                    () -> now.label() + " is canceled and had been attempted");
        }
    }

    /** Looks at the money that has moved since the last look. */
    void lookAtMoney() {
        List<Movement> movements = ledger.movements();
        for (; movementsSeen < movements.size(); movementsSeen++) {
            Movement movement = movements.get(movementsSeen);
            journal.count("moved");
            journal.note(() -> "money moved by " + movement.attempt());
            Optional<Transaction> attempt = store.transactions().find(movement.scope(), movement.attempt());
            require(
                    attempt.isPresent(),
                    Law.MOVEMENT_IN_THE_BOOKS,
                    () -> movement.attempt() + " moved money and is not in the books of " + movement.scope());
            attempt.ifPresent(this::checkMovedOnce);
        }
        List<GivenBack> returns = ledger.givenBack();
        for (; returnsSeen < returns.size(); returnsSeen++) {
            checkReturned(returns.get(returnsSeen));
        }
    }

    private void checkReturned(GivenBack returned) {
        Return asked = returned.asked();
        journal.count("went back");
        journal.note(() -> "money went back by " + asked.id());
        require(
                store.refunds()
                        .find(returned.scope(), asked.id())
                        .filter(refund -> refund.share().total().equals(asked.amount()))
                        .isPresent(),
                Law.MOVEMENT_IN_THE_BOOKS,
                () -> asked + " gave money back and is not in the books of " + returned.scope());
        require(ledger.returnsOf(asked.id()).size() == 1, Law.MOVED_ONCE, () -> asked.id() + " gave money back twice");
        TransactionId attempt = asked.charge().transaction();
        long movedMinor = ledger.movementsOf(attempt).stream()
                .mapToLong(movement -> movement.amount().minor())
                .sum();
        require(
                ledger.backMinor(attempt) <= movedMinor,
                Law.NEVER_MORE_BACK,
                () -> attempt + " moved " + movedMinor + " and " + ledger.backMinor(attempt) + " went back");
    }

    private void checkMovedOnce(Transaction moved) {
        require(ledger.movementsOf(moved.id()).size() == 1, Law.MOVED_ONCE, () -> moved.id() + " moved money twice");
        PaymentId payment = moved.payment();
        Seen known = seen.get(payment);
        List<Movement> all = known == null ? List.of() : movementsOf(known);
        // A provider that takes its no back moves money beside whoever paid in the meantime.
        long unannounced = all.stream().filter(movement -> !movement.isLate()).count();
        require(unannounced <= 1, Law.MOVED_ONCE, () -> payment + " moved money twice: " + all);
        if (all.size() > 1) {
            journal.count("paid twice by a word taken back");
        }
    }

    /** All money that moved for a payment. */
    List<Movement> movementsOf(Seen payment) {
        return store.transactions().ofPayment(payment.scope(), payment.payment().id()).stream()
                .flatMap(attempt -> ledger.movementsOf(attempt.id()).stream())
                .toList();
    }

    interface Words {
        String say();
    }

    static void require(boolean isSo, Law law, Words otherwise) {
        if (!isSo) {
            throw new Broken(law, otherwise.say());
        }
    }
}
