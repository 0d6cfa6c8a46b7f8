package dev.hexpay.testkit.simulator;

import static dev.hexpay.testkit.simulator.Watch.require;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Refund.Cause;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every attempt that a commit has changed, with what goes back of it, as soon as it happened. */
final class AttemptWatch {
    private final InMemoryStore store;
    private final Ledger ledger;
    private final GivingBack givingBack;
    private final Journal journal;
    private final Map<TransactionId, Scope> touched = new LinkedHashMap<>();
    private final Map<TransactionId, Transaction> attempts = new HashMap<>();
    private final Map<RefundId, Refund> refunds = new HashMap<>();
    private final Set<PaymentMethodId> detached = new HashSet<>();
    private final Set<String> detachedFrom = new HashSet<>();
    private long changes;

    AttemptWatch(InMemoryStore store, FaultyProvider provider, Journal journal) {
        this.store = store;
        this.ledger = provider.ledger();
        this.givingBack = provider.givingBack();
        this.journal = journal;
    }

    void touched(Scope scope, TransactionId attempt) {
        touched.put(attempt, scope);
    }

    /** Somebody takes a card of this customer off file, and may not live to hear of it. */
    void detaching(CustomerReference customer) {
        detachedFrom.add(customer.value());
    }

    /** Somebody was told that this card is on file no more. */
    void detached(PaymentMethod method) {
        detached.add(method.id());
    }

    /** Whether a card of this customer may have been taken off file. */
    boolean mayHaveDetached(CustomerId customer) {
        return detachedFrom.contains(customer.value());
    }

    /** How many changes of attempts and refunds have been committed. */
    long changes() {
        return changes;
    }

    /** Looks at what the unit of work that has just been committed changed. */
    void committed() {
        Map<TransactionId, Scope> changed = new LinkedHashMap<>(touched);
        touched.clear();
        changed.forEach((id, scope) -> store.transactions().find(scope, id).ifPresent(attempt -> look(scope, attempt)));
    }

    private void look(Scope scope, Transaction attempt) {
        @Nullable Transaction before = attempts.put(attempt.id(), attempt);
        if (before == null) {
            checkCard(scope, attempt);
        }
        if (!attempt.equals(before)) {
            changes++;
        }
        List<Refund> all = store.refunds().ofTransaction(scope, attempt.id());
        for (Refund refund : all) {
            @Nullable Refund known = refunds.put(refund.id(), refund);
            if (known == null) {
                checkBegun(before, refund);
            }
            if (!refund.equals(known)) {
                changes++;
                checkEnd(scope, known, refund);
            }
        }
        checkSums(attempt, all);
    }

    /** A request that came after a card was detached does not charge it; one that was under way may. */
    private void checkCard(Scope scope, Transaction attempt) {
        if (attempt.instrument() instanceof Instrument.Vaulted vaulted) {
            boolean isOnFile = !detached.contains(vaulted.method())
                    && store.paymentMethods().find(scope, vaulted.method()).isPresent();
            require(
                    isOnFile,
                    Law.DETACHED_IS_NOT_CHARGED,
                    () -> attempt.id() + " charges " + vaulted.method() + ", which is detached");
        }
    }

    private void checkBegun(@Nullable Transaction before, Refund refund) {
        journal.count("refund " + refund.cause());
        journal.note(() -> refund.id() + " of " + refund.of().transaction() + " is begun: " + refund.cause() + " "
                + refund.share().total().minor());
        if (refund.cause() == Cause.REQUESTED) {
            TransactionStatus was = before == null ? TransactionStatus.PENDING : before.status();
            require(
                    was == TransactionStatus.SUCCEEDED,
                    Law.ONLY_OWNED_MONEY_GOES_BACK,
                    () -> refund.id() + " was begun when " + refund.of().transaction() + " was " + was);
        }
    }

    private void checkEnd(Scope scope, @Nullable Refund before, Refund refund) {
        require(
                before == null || !before.isSettled() || before.state().equals(refund.state()),
                Law.REFUND_ENDS_ONCE,
                () -> refund.id() + " went from " + before + " to " + refund);
        if (refund.isSettled()) {
            String end = refund.state().getClass().getSimpleName();
            journal.count("refund " + refund.cause() + " " + end);
            journal.note(() -> refund.id() + " is " + end);
        }
        boolean isTrue = !refund.isSettled()
                || (refund.state() instanceof RefundState.Succeeded
                        ? ledger.returnsOf(refund.id()).size() == 1
                        : givingBack.wasDeclined(scope, refund.id())
                                && ledger.returnsOf(refund.id()).isEmpty());
        require(
                isTrue,
                Law.REFUND_ENDS_AS_TOLD,
                () -> refund.id() + " is " + refund.state() + " and gave back " + ledger.returnsOf(refund.id()));
    }

    private static void checkSums(Transaction attempt, List<Refund> all) {
        Money zero = Money.zero(attempt.price().currency());
        Share promised = new Share(zero, zero);
        Money done = zero;
        for (Refund refund : all) {
            if (refund.cause() == Cause.REQUESTED && !(refund.state() instanceof RefundState.Failed)) {
                promised = promised.plus(refund.share());
                done = refund.isSettled() ? done.plus(refund.share().total()) : done;
            }
        }
        boolean isCovered =
                promised.subtotal().minor() <= attempt.price().subtotal().minor()
                        && promised.tax().minor() <= attempt.price().tax().minor();
        require(isCovered, Law.NEVER_MORE_BACK, () -> "more goes back of " + attempt.id() + " than it moved: " + all);
        Share taken = attempt.state() instanceof TransactionState.Succeeded paid
                ? paid.refunded().promised()
                : new Share(zero, zero);
        boolean isCarried = taken.equals(promised) && attempt.amountRefunded().equals(done);
        require(isCarried, Law.RETURNS_ADD_UP, () -> attempt + " does not carry " + all);
    }
}
