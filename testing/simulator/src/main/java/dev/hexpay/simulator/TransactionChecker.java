package dev.hexpay.simulator;

import static dev.hexpay.simulator.InvariantChecker.require;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks every transaction that a commit changed, and its refunds, right after it happened. */
final class TransactionChecker {
    private final Store store;
    private final ProviderLedger ledger;
    private final RefundLedger refundLedger;
    private final Trace trace;
    private final Map<TransactionId, Scope> touched = new LinkedHashMap<>();
    private final Map<TransactionId, Transaction> transactions = new HashMap<>();
    private final Map<RefundId, Refund> refunds = new HashMap<>();
    private final Set<PaymentMethodId> detached = new HashSet<>();
    private final Set<String> detachedFrom = new HashSet<>();
    private long changes;

    TransactionChecker(Store store, SimulatedProvider provider, Trace trace) {
        this.store = store;
        this.ledger = provider.ledger();
        this.refundLedger = provider.refundLedger();
        this.trace = trace;
    }

    void touched(Scope scope, TransactionId transaction) {
        touched.put(transaction, scope);
    }

    /** A detach of a card of this customer starts; it may crash before it returns. */
    void detachStarted(CustomerReference customer) {
        detachedFrom.add(customer.value());
    }

    /** A detach of this card has returned. */
    void detached(PaymentMethod method) {
        detached.add(method.id());
    }

    /** Whether a card of this customer may have been detached. */
    boolean mayHaveDetached(CustomerId customer) {
        return detachedFrom.contains(customer.value());
    }

    /** The number of committed changes of transactions and refunds. */
    long changes() {
        return changes;
    }

    /** Checks what the last committed database transaction changed. */
    void committed() {
        Map<TransactionId, Scope> changed = new LinkedHashMap<>(touched);
        touched.clear();
        changed.forEach((id, scope) ->
                store.transactions().find(scope, id).ifPresent(transaction -> checkTransaction(scope, transaction)));
    }

    private void checkTransaction(Scope scope, Transaction transaction) {
        @Nullable Transaction before = transactions.put(transaction.id(), transaction);
        if (before == null) {
            checkCard(scope, transaction);
        }
        if (!transaction.equals(before)) {
            changes++;
        }
        List<Refund> all = store.refunds().ofTransaction(scope, transaction.id());
        for (Refund refund : all) {
            @Nullable Refund previous = refunds.put(refund.id(), refund);
            if (previous == null) {
                checkStart(before, refund);
            }
            if (previous == null || previous.status() != refund.status()) {
                changes++;
                checkEnd(scope, previous, refund);
            }
        }
        checkSums(transaction, all);
    }

    /** A request that starts after a card was detached does not charge it; one that was running may. */
    private void checkCard(Scope scope, Transaction transaction) {
        if (transaction.paymentSource() instanceof PaymentSource.SavedMethod saved) {
            boolean isSaved = !detached.contains(saved.method())
                    && store.paymentMethods().find(scope, saved.method()).isPresent();
            require(
                    isSaved,
                    Invariant.DETACHED_IS_NOT_CHARGED,
                    () -> transaction.id() + " charges " + saved.method() + ", which is detached");
        }
    }

    private void checkStart(@Nullable Transaction before, Refund refund) {
        trace.count("refund " + refund.cause());
        trace.log(() -> refund.id() + " of " + refund.charge().transaction() + " started: " + refund.cause() + " "
                + refund.share().total().minor());
        if (refund.cause() == Cause.REQUESTED) {
            TransactionStatus was = before == null ? TransactionStatus.PENDING : before.status();
            require(
                    was == TransactionStatus.SUCCEEDED,
                    Invariant.ONLY_REFUNDABLE_MONEY_REFUNDED,
                    () -> refund.id() + " started when " + refund.charge().transaction() + " was " + was);
        }
    }

    private void checkEnd(Scope scope, @Nullable Refund before, Refund refund) {
        boolean isLateFailure = refund.state() instanceof RefundState.Failed && ledger.hasFailedLate(refund.id());
        require(
                before == null || !before.isSettled() || isLateFailure,
                Invariant.REFUND_SETTLES_ONCE,
                () -> refund.id() + " went from " + before + " to " + refund);
        if (refund.isSettled()) {
            String end = refund.state().getClass().getSimpleName();
            trace.count("refund " + refund.cause() + " " + end);
            trace.log(() -> refund.id() + " is " + end);
        }
        boolean isUnmoved = ledger.executionsOf(refund.id()).isEmpty() || isLateFailure;
        boolean isConsistent = !refund.isSettled()
                || (refund.state() instanceof RefundState.Succeeded
                        ? hasMoved(scope, refund)
                        : refundLedger.wasDeclined(scope, refund.id()) && isUnmoved);
        require(
                isConsistent,
                Invariant.REFUND_MATCHES_PROVIDER,
                () -> refund.id() + " is " + refund.state() + " and the provider refunded "
                        + ledger.executionsOf(refund.id()));
    }

    /** Refunds made elsewhere have no id at the provider: only their sum is known. */
    private boolean hasMoved(Scope scope, Refund refund) {
        if (refund.cause() != Cause.ELSEWHERE) {
            return ledger.executionsOf(refund.id()).size() == 1;
        }
        TransactionId transaction = refund.charge().transaction();
        return elsewhereMinor(store.refunds().ofTransaction(scope, transaction)) <= ledger.elsewhereMinor(transaction);
    }

    /** The sum of the refunds made elsewhere. */
    static long elsewhereMinor(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.cause() == Cause.ELSEWHERE)
                .mapToLong(refund -> refund.share().total().minor())
                .sum();
    }

    private static void checkSums(Transaction transaction, List<Refund> all) {
        Money zero = Money.zero(transaction.price().currency());
        Share reserved = new Share(zero, zero);
        Money refunded = zero;
        for (Refund refund : all) {
            if (refund.cause() != Cause.DUPLICATE_PAYMENT && !(refund.state() instanceof RefundState.Failed)) {
                reserved = reserved.plus(refund.share());
                refunded = refund.isSettled() ? refunded.plus(refund.share().total()) : refunded;
            }
        }
        boolean isCovered =
                reserved.subtotal().minor() <= transaction.price().subtotal().minor()
                        && reserved.tax().minor() <= transaction.price().tax().minor();
        require(isCovered, Invariant.REFUNDS_WITHIN_CHARGE, () -> "refunds exceed " + transaction.id() + ": " + all);
        Share carried = transaction.state() instanceof TransactionState.Succeeded paid
                ? paid.refundTotals().reserved()
                : new Share(zero, zero);
        boolean isEqual =
                carried.equals(reserved) && transaction.amountRefunded().equals(refunded);
        require(isEqual, Invariant.REFUND_TOTALS_MATCH, () -> transaction + " has other totals than " + all);
    }
}
