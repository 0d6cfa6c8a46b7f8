package dev.hexpay.application.port.in.refund;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;

/** Looks up a refund at its provider, whatever is known of it: a refund that succeeded can have failed late. */
public interface RefreshRefund {
    /**
     * Looks up the refund and settles it. After a final result, the charge should be looked up, too: a refund made elsewhere
     * is recognized by the sum of all refunds, which a late failure changes.
     *
     * @return whether the result was final; false when the look-up must be repeated. A refund that this scope does not
     *     have needs none
     */
    boolean refresh(Scope scope, RefundId id);
}
