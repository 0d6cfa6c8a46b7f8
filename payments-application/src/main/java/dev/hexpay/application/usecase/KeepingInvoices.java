package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.GetCreditNote;
import dev.hexpay.application.port.in.GetInvoice;
import dev.hexpay.application.port.in.ListCreditNotes;
import dev.hexpay.application.port.in.ListInvoices;
import dev.hexpay.application.port.in.MarkInvoice;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.SendInvoice;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Invoices.Filter;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.scope.Scope;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads invoices and credit notes, sends invoices again and marks them. */
final class KeepingInvoices
        implements GetInvoice, ListInvoices, MarkInvoice, SendInvoice, GetCreditNote, ListCreditNotes {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Customers customers;
    private final InstantSource clock;
    private final OnceOnly onceOnly;
    private final FindingCustomer findCustomer;
    private final Papers papers;
    private final AnnouncingReturns announcing;

    KeepingInvoices(OutPorts out, OnceOnly onceOnly, FindingCustomer findCustomer, Announcing announcing) {
        this.invoices = out.invoices();
        this.creditNotes = out.creditNotes();
        this.customers = out.customers();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
        this.findCustomer = findCustomer;
        this.papers = new Papers(out);
        this.announcing = new AnnouncingReturns(announcing);
    }

    @Override
    public Invoice get(Scope scope, InvoiceId id) {
        return invoices.find(scope, id).orElseThrow(IdKind.INVOICE::notFound);
    }

    @Override
    public Page<Invoice> list(Scope scope, Query query, PageRequest<InvoiceId> page) {
        CustomerReference reference = query.customer();
        if (reference == null) {
            return invoices.list(scope, new Filter(null, query.status()), page);
        }
        Optional<Customer> customer = findCustomer.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : invoices.list(scope, new Filter(customer.get().id(), query.status()), page);
    }

    @Override
    public Answered<Invoice> mark(Scope scope, InvoiceId id, InvoiceStatus status, Once<Invoice> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            Invoice invoice = invoices.lock(scope, id).orElseThrow(IdKind.INVOICE::notFound);
            Invoice marked = invoice.markedAs(status, clock.instant());
            invoices.save(scope, marked);
            if (status == InvoiceStatus.VOID) {
                Customer payer = customers
                        .find(scope, marked.customer())
                        .orElseThrow(() -> new IllegalStateException(marked.customer() + " is gone"));
                announcing.invoiceVoided(scope, payer, marked);
            }
            return marked;
        });
    }

    @Override
    public Answered<Receipt> send(Scope scope, InvoiceId id, Once<Receipt> once) {
        return onceOnly.inOneUnit(scope, once, () -> {
            Invoice invoice = get(scope, id);
            return papers.send(scope, new Document.OfInvoice(id), invoice);
        });
    }

    @Override
    public CreditNote get(Scope scope, CreditNoteId id) {
        return creditNotes.find(scope, id).orElseThrow(IdKind.CREDIT_NOTE::notFound);
    }

    @Override
    public Page<CreditNote> list(Scope scope, @Nullable InvoiceId invoice, PageRequest<CreditNoteId> page) {
        return creditNotes.list(scope, invoice, page);
    }
}
