package dev.hexpay.testkit.simulator;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.memory.InMemoryStore;
import dev.hexpay.testkit.simulator.Ledger.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every payment that a commit has changed, and at every movement of money, as soon as it happened. */
final class Watch {
    /** How the description of a payment begins that was asked for under a key; the key follows. */
    static final String UNDER_KEY = "under key ";

    private final InMemoryStore store;
    private final Ledger ledger;
    private final Journal journal;
    private final Map<PaymentId, Scope> written = new LinkedHashMap<>();
    private final Map<PaymentId, Seen> seen = new LinkedHashMap<>();
    private final Map<String, PaymentId> byKey = new HashMap<>();
    private int movementsSeen;
    private long changes;

    /** A payment as it was committed last. */
    record Seen(Scope scope, Payment payment, int number, int corrections) {
        String label() {
            return payment.kind().wire() + " " + number;
        }
    }

    Watch(InMemoryStore store, Ledger ledger, Journal journal) {
        this.store = store;
        this.ledger = ledger;
        this.journal = journal;
    }

    void written(Scope scope, PaymentId id) {
        written.put(id, scope);
    }

    /** All payments, oldest first. */
    List<Seen> payments() {
        return new ArrayList<>(seen.values());
    }

    /** How many changes of payments have been committed. */
    long changes() {
        return changes;
    }

    /** Looks at what the unit of work that has just been committed changed. */
    void committed() {
        Map<PaymentId, Scope> changed = new LinkedHashMap<>(written);
        written.clear();
        changed.forEach((id, scope) -> store.payments().find(scope, id).ifPresent(payment -> look(scope, payment)));
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
