package dev.hexpay.application.port.in.refund;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;

/** Looks up a refund at its provider, whatever is known of it: a refund that succeeded can have failed late. */
public interface RefreshRefund {
    /**
     * Looks up the refund and settles it. After a final result, the charge should be looked up, too: a refund made elsewhere
     * is recognized by the sum of all refunds, which a late failure changes.
     *
     * @return {@code FINAL} also for a refund that this scope does not have: there is nothing to look up
     */
    Outcome refresh(Scope scope, RefundId id);

    /** Whether the provider gave a final result. */
    enum Outcome {
        /** It did, and the result is settled. */
        FINAL,
        /** It did not: the look-up must be repeated. */
        UNRESOLVED
    }
}
