package dev.hexpay.application.port.in.refund;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Gives money of an attempt back to its payer. */
public interface RefundTransaction {
    /**
     * Makes the refund and returns it as far as it came: succeeded, failed, or pending when the provider has not said
     * its last word.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code transaction_not_found}; {@code provider_unsupported} when no money
     *     can go back because none has moved or the payer's bank has claimed it; {@code duplicate} when nothing is left
     *     to give back; {@code validation_error} of {@code amount} when less is left than was asked for; {@code
     *     provider_unavailable}
     */
    IdempotentResult<Result> refund(Scope scope, Command command, IdempotentRequest<Result> request);

    /**
     * What to give back.
     *
     * @param amountMinor how much, tax included, in minor units of the attempt's currency; null for all that is left
     */
    record Command(
            TransactionId transaction,
            @Nullable Long amountMinor,
            @Nullable RefundReason reason) {}

    /** The refund, and the attempt as it is with it. */
    record Result(Transaction transaction, Refund refund) {}
}
