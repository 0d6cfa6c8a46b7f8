package dev.hexpay.application.port.in.refund;

import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Refunds money of a transaction to its payer. */
public interface RefundTransaction {
    /**
     * Creates the refund and returns it in its current state: succeeded, failed, or pending when the provider has
     * returned no final result.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}; {@code provider_unsupported}
     *     when no money can be refunded because none has moved or the payer's bank has claimed it; {@code duplicate}
     *     when nothing is left to refund; {@code validation_error} of {@code amount} when less is left than requested;
     *     {@code provider_unsupported} when its provider is not configured
     */
    IdempotentResult<Result> refund(Scope scope, Command command, Idempotency idempotency);

    /** The same for a caller that never repeats a request. */
    default Result refund(Scope scope, Command command) {
        return refund(scope, command, Idempotency.none()).value();
    }

    /**
     * The refund to create.
     *
     * @param amountMinor the amount, tax included, in minor units of the transaction's currency; null for all that is
     *     left
     */
    record Command(
            TransactionId transaction,
            @Nullable Long amountMinor,
            @Nullable RefundReason reason) {}

    /** The refund, and the transaction after it. */
    record Result(Transaction transaction, Refund refund) {}
}
