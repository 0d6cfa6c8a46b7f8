package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.payment.DisputeQueries;
import dev.hexpay.application.port.out.Disputes;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Reads disputes. */
public final class DisputeQueryHandler implements DisputeQueries {
    private final Disputes disputes;

    public DisputeQueryHandler(OutPorts out) {
        this.disputes = out.store().disputes();
    }

    @Override
    public Transaction get(Scope scope, DisputeId id) {
        return disputes.find(scope, id).orElseThrow(IdKind.DISPUTE::notFound);
    }

    @Override
    public Page<Transaction> list(Scope scope, DisputeFilter filter, PageRequest<DisputeId> page) {
        return disputes.list(scope, filter, page);
    }
}
