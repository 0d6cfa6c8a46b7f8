package dev.hexpay.http.transaction;

import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.transaction.RefundReason;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import java.util.function.Supplier;

/** What a client sends to give money back: nothing for all that is left. */
final class RefundRequest {
    private RefundRequest() {}

    static Supplier<RefundTransaction.Command> read(TransactionId transaction, Fields body) {
        Read<Long> amount = body.integer("amount", 1, Money.MAX_MINOR);
        Read<RefundReason> reason = body.text("reason", RefundReason::new);
        return () -> new RefundTransaction.Command(transaction, amount.orNull(), reason.orNull());
    }
}
