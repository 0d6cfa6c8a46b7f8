package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/** Every attempt to move money; what lies outside the given scope is not found. */
public interface Transactions {
    /** Keeps a new attempt, which is read back equal to what was given. */
    void insert(Scope scope, Transaction transaction);

    /**
     * Keeps a changed attempt and returns it with its next version.
     *
     * @throws StaleWrite when it was saved by somebody else since it was read, or is not in this scope
     * @throws AlreadyThere when another attempt of the same payment has succeeded
     */
    Transaction save(Scope scope, Transaction transaction);

    /** The attempt, if this scope has it. */
    Optional<Transaction> find(Scope scope, TransactionId id);

    /** All attempts of a payment, oldest first. */
    List<Transaction> ofPayment(Scope scope, PaymentId payment);
}
