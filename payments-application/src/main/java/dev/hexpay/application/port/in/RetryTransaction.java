package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;

/** Tries a failed renewal again. One-time payments have none: a link is paid with another card, a charge made anew. */
public interface RetryTransaction {
    /** Why it is refused: {@code transaction_not_found}, or {@code no_outstanding_invoice}. */
    Refusal retry(Scope scope, TransactionId id);
}
