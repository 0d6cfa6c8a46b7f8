package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds. A refund outside the given scope is not found. */
public interface Refunds {
    /**
     * Inserts a new refund; it reads back equal to the given one.
     *
     * @throws DuplicateKeyException when it refunds a duplicate payment and the transaction already has such a refund
     */
    void insert(Scope scope, Refund refund);

    /**
     * Saves a changed refund and returns it with its next version.
     *
     * @throws OptimisticLockException when it was changed since it was read, or is not in this scope
     */
    Refund save(Scope scope, Refund refund);

    /** The refund, if this scope has it. */
    Optional<Refund> find(Scope scope, RefundId id);

    /** The refund, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default Refund get(Scope scope, RefundId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /** All refunds of a transaction, oldest first. */
    List<Refund> ofTransaction(Scope scope, TransactionId transaction);

    /** The refunds that match the filter, newest first; inserts between two pages do not shift the pages. */
    Page<Refund> list(Scope scope, RefundFilter filter, PageRequest<RefundId> page);

    /**
     * Leases at most {@code limit} refunds of every scope that are pending and due for a check at {@code now}, the
     * longest due first, until {@code nextCheckAt}: no two concurrent workers get the same refund. A worker gets fewer only
     * when no more are due, or others are locked or leased at the same time. A lease does not change the version: a save of
     * the version read before still succeeds.
     */
    List<Scoped<Refund>> leaseDue(Instant now, Instant nextCheckAt, int limit);

    /** How many duplicate payments, of every scope, have a failed refund: a person must give the money back. */
    long countFailedOfDuplicatePayments();
}
