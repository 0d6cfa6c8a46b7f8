package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundReason;
import dev.hexpay.domain.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Gives money of an attempt back to its payer. */
public interface RefundTransaction {
    /**
     * Makes the refund and returns it as far as it came: succeeded, failed, or pending when the provider has not said
     * its last word.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code transaction_not_found}; {@code provider_unsupported} when no money
     *     can go back because none has moved or the payer's bank has claimed it; {@code duplicate} when nothing is left
     *     to give back; {@code validation_error} of {@code amount} when less is left than was asked for; {@code
     *     provider_unavailable}
     */
    Answered<Outcome> refund(Scope scope, Command command, Once<Outcome> once);

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
    record Outcome(Transaction transaction, Refund refund) {}
}
