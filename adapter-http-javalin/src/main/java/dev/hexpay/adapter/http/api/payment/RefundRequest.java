package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.RefundReason;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** The request to refund a transaction; without an amount, the remaining amount is refunded. */
record RefundRequest(
        @Range(min = 1, max = Money.MAX_MINOR) @Nullable Long amount,
        @Nullable RefundReason reason) {
    RefundTransaction.Command toCommand(TransactionId transaction) {
        return new RefundTransaction.Command(transaction, amount, reason);
    }
}
