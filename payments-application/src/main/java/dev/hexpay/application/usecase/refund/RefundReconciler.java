package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Completes refunds whose result is not known, by the same rules as {@code PaymentReconciler}. The longer a refund is
 * pending, the less often it is checked.
 */
public final class RefundReconciler extends LeasedJob<Scoped<Refund>> implements RefreshRefund {
    private final Refunds refunds;
    private final ProviderGateway gateway;
    private final RefundSettlement settlement;

    public RefundReconciler(OutPorts out, ProviderGateway gateway, RefundSettlement settlement) {
        super(out, Transaction.PROCESSING_LEASE);
        this.refunds = out.store().refunds();
        this.gateway = gateway;
        this.settlement = settlement;
    }

    @Override
    protected List<Scoped<Refund>> lease(Instant now, Instant leasedUntil, int limit) {
        return refunds.leaseDue(now, leasedUntil, limit);
    }

    @Override
    protected void process(Scoped<Refund> leased) {
        Scope scope = leased.scope();
        Refund refund = leased.value();
        settlement.settle(scope, refund, gateway.retryOrLookUp(scope, refund));
    }

    @Override
    public Outcome refresh(Scope scope, RefundId id) {
        Optional<Refund> found = refunds.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.FINAL;
        }
        Refund refund = found.get();
        RefundResult result = gateway.find(scope, refund);
        settlement.settle(scope, refund, result);
        return result.match(succeeded -> Outcome.FINAL, declined -> Outcome.FINAL, unresolved -> Outcome.UNRESOLVED);
    }

    @Override
    protected String failureOf(Scoped<Refund> leased) {
        return leased.value().id() + " could not be reconciled";
    }
}
