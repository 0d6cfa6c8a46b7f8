package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.RefundReason;
import java.util.function.Supplier;

/** Reads a refund from a request body; without an amount, the remaining amount is refunded. */
final class RefundRequest {
    private RefundRequest() {}

    static Supplier<RefundTransaction.Command> read(TransactionId transaction, JsonFields body) {
        FieldValue<Long> amount = body.integer("amount", 1, Money.MAX_MINOR);
        FieldValue<RefundReason> reason = body.text("reason", RefundReason::new);
        return () -> new RefundTransaction.Command(transaction, amount.orNull(), reason.orNull());
    }
}
