package dev.hexpay.application.usecase.refund;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.in.refund.RefundQueries;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads refunds. */
public final class RefundQueryHandler implements RefundQueries {
    private final Transactions transactions;
    private final Refunds refunds;
    private final CreditNotes creditNotes;

    public RefundQueryHandler(OutPorts out) {
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.creditNotes = out.store().creditNotes();
    }

    @Override
    public Refund get(Scope scope, RefundId id) {
        return refunds.find(scope, id).orElseThrow(IdKind.REFUND::notFound);
    }

    @Override
    public Page<Refund> list(Scope scope, RefundFilter filter, PageRequest<RefundId> page) {
        return refunds.list(scope, filter, page);
    }

    @Override
    public Map<RefundId, CreditNoteId> creditNotesOf(Scope scope, Collection<Refund> ofRefunds) {
        List<RefundId> ids = ofRefunds.stream().map(Refund::id).toList();
        return creditNotes.ofRefunds(scope, ids).stream().collect(Collectors.toMap(CreditNote::refund, CreditNote::id));
    }

    @Override
    public List<Refund> refundsOf(Scope scope, TransactionId id) {
        Transaction transaction = transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
        return refunds.ofTransaction(scope, transaction.id());
    }
}
