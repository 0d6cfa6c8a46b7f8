package dev.hexpay.simulator;

import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.simulator.ProviderLedger.Movement;
import dev.hexpay.simulator.ProviderLedger.RefundExecution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks every payment that a commit changed, and every movement of money, right after it happened. */
final class InvariantChecker {
    /** The start of the description of a payment that was requested with a key; the key follows. */
    static final String KEY_PREFIX = "under key ";

    private static final Set<String> WRITE_METHODS = Set.of("insert", "save");

    private final Store store;
    private final ProviderLedger ledger;
    private final Trace trace;
    private final TransactionChecker transactions;
    private final FakeMailServer mailServer;
    private final Map<PaymentId, Scope> written = new LinkedHashMap<>();
    private final Map<PaymentId, PaymentSnapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, PaymentId> byKey = new HashMap<>();
    private int checkedMovements;
    private int checkedRefunds;
    private long changes;

    /** A payment as of its last commit. */
    record PaymentSnapshot(Scope scope, Payment payment, int number, int corrections) {
        String label() {
            return WireName.of(payment.kind()) + " " + number;
        }
    }

    InvariantChecker(Store store, SimulatedProvider provider, FakeMailServer mailServer, Trace trace) {
        this.store = store;
        this.ledger = provider.ledger();
        this.trace = trace;
        this.transactions = new TransactionChecker(store, provider, trace);
        this.mailServer = mailServer;
    }

    /** Wraps a port of the store to observe its writes. */
    <T> T observe(Class<T> type, T port) {
        return ObservedPorts.observe(type, port, (method, args) -> {
            if (WRITE_METHODS.contains(method) && args.size() >= 2 && args.get(0) instanceof Scope scope) {
                written(scope, method, args.get(1));
            }
        });
    }

    private void written(Scope scope, String method, Object entity) {
        if (entity instanceof Payment payment) {
            written.put(payment.id(), scope);
        } else if (entity instanceof Transaction transaction) {
            transactions.touched(scope, transaction.id());
        } else if (entity instanceof Refund refund) {
            transactions.touched(scope, refund.charge().transaction());
        } else if (entity instanceof Receipt receipt) {
            if (method.equals("insert")) {
                mailServer.inserted(scope, receipt);
            } else {
                mailServer.saved(receipt);
            }
        }
    }

    TransactionChecker transactions() {
        return transactions;
    }

    /** All payments, oldest first. */
    List<PaymentSnapshot> payments() {
        return new ArrayList<>(snapshots.values());
    }

    /** The number of committed changes. */
    long changes() {
        return changes + transactions.changes() + mailServer.changes();
    }

    /** A database transaction starts. */
    void transactionStarted() {
        mailServer.transactionStarted();
    }

    /** Checks what the last committed database transaction changed. */
    void committed() {
        Map<PaymentId, Scope> changed = new LinkedHashMap<>(written);
        written.clear();
        changed.forEach(
                (id, scope) -> store.payments().find(scope, id).ifPresent(payment -> checkPayment(scope, payment)));
        transactions.committed();
        mailServer.committed();
    }

    private void checkPayment(Scope scope, Payment payment) {
        PaymentSnapshot before = snapshots.get(payment.id());
        if (before != null && before.payment().equals(payment)) {
            return;
        }
        changes++;
        PaymentSnapshot snapshot = before == null ? firstSnapshot(scope, payment) : nextSnapshot(before, payment);
        snapshots.put(payment.id(), snapshot);
        trace.log(() -> snapshot.label() + " is " + WireName.of(payment.status()));
        checkAgainstProvider(snapshot);
    }

    private PaymentSnapshot firstSnapshot(Scope scope, Payment payment) {
        trace.count("payment " + WireName.of(payment.kind()));
        require(
                payment.status() == PaymentStatus.initial(payment.kind()),
                Invariant.STATUS_TRANSITION_ALLOWED,
                () -> payment.id() + " starts as " + payment.status());
        String description = payment.description().value();
        if (description.startsWith(KEY_PREFIX)) {
            PaymentId duplicate = byKey.put(scope + description, payment.id());
            require(
                    duplicate == null,
                    Invariant.ONE_PAYMENT_PER_KEY,
                    () -> duplicate + " and " + payment.id() + " " + description);
        }
        return new PaymentSnapshot(scope, payment, snapshots.size() + 1, 0);
    }

    private PaymentSnapshot nextSnapshot(PaymentSnapshot before, Payment payment) {
        PaymentStatus from = before.payment().status();
        PaymentStatus to = payment.status();
        trace.count("status " + from + " to " + to);
        require(
                isAllowed(before.payment(), payment),
                Invariant.STATUS_TRANSITION_ALLOWED,
                () -> before.label() + " went from " + before.payment().state() + " to " + payment.state());
        boolean isCorrection = from == PaymentStatus.FAILED && to == PaymentStatus.SUCCEEDED;
        return new PaymentSnapshot(
                before.scope(), payment, before.number(), before.corrections() + (isCorrection ? 1 : 0));
    }

    private static boolean isAllowed(Payment before, Payment after) {
        PaymentStatus from = before.status();
        PaymentStatus to = after.status();
        // When the payer returns, processing and the result are written in one database transaction.
        boolean isTwoSteps = from == PaymentStatus.REQUIRES_ACTION
                && PaymentStatus.PROCESSING.next(before.kind()).contains(to);
        return from.next(before.kind()).contains(to) || from.corrections().contains(to) || isTwoSteps;
    }

    private void checkAgainstProvider(PaymentSnapshot snapshot) {
        PaymentState state = snapshot.payment().state();
        if (state instanceof PaymentState.Succeeded succeeded) {
            require(
                    !ledger.movementsOf(succeeded.transaction()).isEmpty(),
                    Invariant.SUCCESS_MOVED_MONEY,
                    () -> snapshot.label() + " succeeded by " + succeeded.transaction() + ", which moved no money");
        } else if (state instanceof PaymentState.Failed failed) {
            require(
                    ledger.wasDeclined(snapshot.scope(), failed.transaction())
                            && ledger.movementsOf(failed.transaction()).stream().allMatch(Movement::isLate),
                    Invariant.FAILURE_WAS_DECLINED,
                    () -> snapshot.label() + " failed by " + failed.transaction() + ", which was not declined");
        } else if (state instanceof PaymentState.Canceled) {
            require(
                    store.transactions()
                            .ofPayment(snapshot.scope(), snapshot.payment().id())
                            .isEmpty(),
                    Invariant.CANCELED_MOVED_NOTHING,
                    () -> snapshot.label() + " is canceled and has a transaction");
        }
    }

    /** Checks the money that has moved since the last check. */
    void checkMoney() {
        List<Movement> movements = ledger.movements();
        for (; checkedMovements < movements.size(); checkedMovements++) {
            Movement movement = movements.get(checkedMovements);
            trace.count("moved");
            trace.log(() -> "money moved by " + movement.transaction());
            Optional<Transaction> transaction = store.transactions().find(movement.scope(), movement.transaction());
            require(
                    transaction.isPresent(),
                    Invariant.MOVEMENT_IS_RECORDED,
                    () -> movement.transaction() + " moved money and is not stored in " + movement.scope());
            transaction.ifPresent(this::checkMovedOnce);
        }
        List<RefundExecution> refunds = ledger.refundExecutions();
        for (; checkedRefunds < refunds.size(); checkedRefunds++) {
            checkRefund(refunds.get(checkedRefunds));
        }
    }

    private void checkRefund(RefundExecution execution) {
        RefundRequest request = execution.request();
        trace.count("refunded");
        trace.log(() -> "money refunded by " + request.id());
        require(
                store.refunds()
                        .find(execution.scope(), request.id())
                        .filter(refund -> refund.share().total().equals(request.amount()))
                        .isPresent(),
                Invariant.MOVEMENT_IS_RECORDED,
                () -> request + " refunded money and is not stored in " + execution.scope());
        require(
                ledger.executionsOf(request.id()).size() == 1,
                Invariant.MONEY_MOVES_ONCE,
                () -> request.id() + " refunded money twice");
        TransactionId transaction = request.charge().transaction();
        long movedMinor = ledger.movementsOf(transaction).stream()
                .mapToLong(movement -> movement.amount().minor())
                .sum();
        require(
                ledger.returnedMinor(transaction) <= movedMinor,
                Invariant.REFUNDS_WITHIN_CHARGE,
                () -> transaction + " moved " + movedMinor + " and " + ledger.returnedMinor(transaction)
                        + " was refunded");
    }

    private void checkMovedOnce(Transaction moved) {
        require(
                ledger.movementsOf(moved.id()).size() == 1,
                Invariant.MONEY_MOVES_ONCE,
                () -> moved.id() + " moved money twice");
        PaymentId payment = moved.payment();
        PaymentSnapshot snapshot = snapshots.get(payment);
        List<Movement> all = snapshot == null ? List.of() : movementsOf(snapshot);
        // A late confirmation moves money in addition to a transaction that succeeded in the meantime.
        long onTime = all.stream().filter(movement -> !movement.isLate()).count();
        require(onTime <= 1, Invariant.MONEY_MOVES_ONCE, () -> payment + " moved money twice: " + all);
        if (all.size() > 1) {
            trace.count("duplicate payment by a late confirmation");
        }
    }

    /** All movements of a payment. */
    List<Movement> movementsOf(PaymentSnapshot payment) {
        return store.transactions().ofPayment(payment.scope(), payment.payment().id()).stream()
                .flatMap(transaction -> ledger.movementsOf(transaction.id()).stream())
                .toList();
    }

    interface Message {
        String text();
    }

    static void require(boolean holds, Invariant invariant, Message message) {
        if (!holds) {
            throw new InvariantViolation(invariant, message.text());
        }
    }
}
