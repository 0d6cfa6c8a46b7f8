package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.tenant.Scope;

/** Retries or looks up a refund whose result is not known, and applies the result. */
public final class PendingRefunds {
    private final ProviderGateway gateway;
    private final RefundSettlement settlement;

    public PendingRefunds(ProviderGateway gateway, RefundSettlement settlement) {
        this.gateway = gateway;
        this.settlement = settlement;
    }

    /** The refund afterwards, which is still pending when the provider returned no final result. */
    public Refund complete(Scope scope, Refund refund) {
        return settlement
                .settle(scope, refund, gateway.retryOrLookUp(scope, refund))
                .refund();
    }
}
