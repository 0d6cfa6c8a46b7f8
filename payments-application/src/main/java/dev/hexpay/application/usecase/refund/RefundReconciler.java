package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Completes refunds whose result is not known, by the same rules as {@code PaymentReconciler}. */
public final class RefundReconciler implements Job {
    private static final System.Logger LOG = System.getLogger(RefundReconciler.class.getName());

    private final Refunds refunds;
    private final InstantSource clock;
    private final ProviderGateway gateway;
    private final RefundSettlement settlement;

    public RefundReconciler(OutPorts out, ProviderGateway gateway, RefundSettlement settlement) {
        this.refunds = out.store().refunds();
        this.clock = out.clock();
        this.gateway = gateway;
        this.settlement = settlement;
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Scoped<Refund>> leased = refunds.leaseDue(now, now.plus(Transaction.PROCESSING_LEASE), limit);
        leased.forEach(this::reconcile);
        return leased.size();
    }

    private void reconcile(Scoped<Refund> scoped) {
        Scope scope = scoped.scope();
        Refund refund = scoped.value();
        try {
            settlement.settle(scope, refund, gateway.retryOrLookUp(scope, refund));
        } catch (RuntimeException e) {
            // One failure does not stop the others of this lease; it is due again when its lease ends.
            LOG.log(Level.WARNING, () -> refund.id() + " could not be reconciled", e);
        }
    }
}
