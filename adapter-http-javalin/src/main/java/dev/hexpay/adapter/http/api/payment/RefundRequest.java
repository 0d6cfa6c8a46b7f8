package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.bind.Patch;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.RefundReason;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * The request to refund a transaction.
 *
 * @param amount without it, the remaining amount is refunded; null is no amount, so that a client that lost its value does
 *     not refund everything
 */
record RefundRequest(
        Patch<@NotNull(message = "must not be null") @Range(min = 1, max = Money.MAX_MINOR) Long> amount,
        @Nullable RefundReason reason) {
    RefundTransaction.Command toCommand(TransactionId transaction) {
        return new RefundTransaction.Command(transaction, amount.over(null), reason);
    }
}
