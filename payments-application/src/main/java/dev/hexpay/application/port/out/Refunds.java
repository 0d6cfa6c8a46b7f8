package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds; what lies outside the given scope is not found. */
public interface Refunds {
    /**
     * Keeps a new refund, which is read back equal to what was given.
     *
     * @throws DuplicateKeyException when it gives back what was paid twice, and another refund of the same attempt does so
     */
    void insert(Scope scope, Refund refund);

    /**
     * Keeps a changed refund and returns it with its next version.
     *
     * @throws OptimisticLockException when it was saved by somebody else since it was read, or is not in this scope
     */
    Refund save(Scope scope, Refund refund);

    /** The refund, if this scope has it. */
    Optional<Refund> find(Scope scope, RefundId id);

    /** All refunds of an attempt's money, oldest first. */
    List<Refund> ofTransaction(Scope scope, TransactionId transaction);

    /**
     * Hands out at most {@code limit} refunds, of every scope, that are pending and due to be asked about at {@code
     * now}, the longest due first, and puts each off until {@code askAgainAt}: of several who lease at once, no two get
     * the same refund. Putting off is no change of the refund: a save against its version still wins.
     */
    List<Located> leaseDue(Instant now, Instant nextCheckAt, int limit);

    /** A refund and the scope that it is in. */
    record Located(Scope scope, Refund refund) {}
}
