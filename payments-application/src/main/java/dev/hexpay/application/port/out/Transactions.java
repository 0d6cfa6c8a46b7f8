package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every attempt to move money; what lies outside the given scope is not found. */
public interface Transactions {
    /** Keeps a new attempt, which is read back equal to what was given. */
    void insert(Scope scope, Transaction transaction);

    /**
     * Keeps a changed attempt and returns it with its next version.
     *
     * @throws OptimisticLockException when it was saved by somebody else since it was read, or is not in this scope
     * @throws DuplicateKeyException when another attempt of the same payment has succeeded
     */
    Transaction save(Scope scope, Transaction transaction);

    /** The attempt, if this scope has it. */
    Optional<Transaction> find(Scope scope, TransactionId id);

    /**
     * Hands out at most {@code limit} attempts, of every scope, that are pending and due to be asked about at {@code
     * now}, the longest due first, and puts each off until {@code askAgainAt}: of several who lease at once, no two get
     * the same attempt. Putting off is no change of the attempt: a save against its version still wins.
     */
    List<Located> leaseDue(Instant now, Instant nextCheckAt, int limit);

    /** When the oldest attempt was begun whose payment is processing, of every scope; empty when there is none. */
    Optional<Instant> oldestUnfinished();

    /** Those that fit the filter, newest first, whatever is inserted between two pages. */
    Page<Transaction> list(Scope scope, Filter filter, PageRequest<TransactionId> page);

    /**
     * Which attempts are wanted; null means any.
     *
     * @param email the payer's address, in any case
     */
    record Filter(
            @Nullable TransactionStatus status, @Nullable EmailAddress email) {
        /** Every attempt. */
        public static final Filter ALL = new Filter(null, null);
    }

    /** All attempts of a payment, oldest first. */
    List<Transaction> ofPayment(Scope scope, PaymentId payment);

    /** An attempt and the scope that it is in. */
    record Located(Scope scope, Transaction transaction) {}
}
