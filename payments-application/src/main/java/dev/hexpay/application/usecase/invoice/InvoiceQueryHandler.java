package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads invoices and credit notes. */
public final class InvoiceQueryHandler implements InvoiceQueries {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final CustomerLookup customerLookup;

    public InvoiceQueryHandler(OutPorts out, CustomerLookup customerLookup) {
        this.invoices = out.store().invoices();
        this.creditNotes = out.store().creditNotes();
        this.customerLookup = customerLookup;
    }

    @Override
    public Invoice get(Scope scope, InvoiceId id) {
        return invoices.find(scope, id).orElseThrow(IdKind.INVOICE::notFound);
    }

    @Override
    public Page<Invoice> list(Scope scope, Query query, PageRequest<InvoiceId> page) {
        CustomerReference reference = query.customer();
        if (reference == null) {
            return invoices.list(scope, new InvoiceFilter(null, query.status()), page);
        }
        Optional<Customer> customer = customerLookup.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : invoices.list(scope, new InvoiceFilter(customer.get().id(), query.status()), page);
    }

    @Override
    public CreditNote creditNote(Scope scope, CreditNoteId id) {
        return creditNotes.find(scope, id).orElseThrow(IdKind.CREDIT_NOTE::notFound);
    }

    @Override
    public Page<CreditNote> creditNotes(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
        return creditNotes.list(scope, invoice, page);
    }
}
