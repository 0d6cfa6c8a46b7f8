package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The transactions: every attempt to move money. A transaction outside the given scope is not found. */
public interface Transactions {
    /** Inserts a new transaction; it reads back equal to the given one. */
    void insert(Scope scope, Transaction transaction);

    /**
     * Saves a changed transaction and returns it with its next version.
     *
     * @throws OptimisticLockException when it was changed since it was read, or is not in this scope
     * @throws DuplicateKeyException when another transaction of the same payment has succeeded
     */
    Transaction save(Scope scope, Transaction transaction);

    /** The transaction, if this scope has it. */
    Optional<Transaction> find(Scope scope, TransactionId id);

    /** The transaction, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default Transaction get(Scope scope, TransactionId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /**
     * The transaction of any scope whose charge has this reference at this provider; the oldest one when it has several.
     */
    Optional<Scoped<Transaction>> findByProviderReference(String provider, String reference);

    /**
     * Leases at most {@code limit} transactions of every scope that are pending and due for a check at {@code now}, the
     * longest due first, until {@code nextCheckAt}: no two concurrent workers get the same transaction. A worker gets fewer
     * only when no more are due, or others are locked or leased at the same time. A lease does not change the version: a
     * save of the version read before still succeeds.
     */
    List<Scoped<Transaction>> leaseDue(Instant now, Instant nextCheckAt, int limit);

    /** When the oldest transaction of a processing payment was started, of every scope; empty when there is none. */
    Optional<Instant> oldestUnfinished();

    /** The transactions that match the filter, newest first; inserts between two pages do not shift the pages. */
    Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page);

    /** The transactions of this scope with these ids, in one query. */
    List<Transaction> findAll(Scope scope, Collection<TransactionId> ids);

    /** The transactions that charge a card with these last four digits, newest first, at most {@code limit}. */
    List<Transaction> ofCard(Scope scope, String last4, int limit);

    /** All transactions of a payment, oldest first. */
    List<Transaction> ofPayment(Scope scope, PaymentId payment);
}
