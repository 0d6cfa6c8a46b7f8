package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.invoice.GetCreditNote;
import dev.hexpay.application.port.in.invoice.GetInvoice;
import dev.hexpay.application.port.in.invoice.ListCreditNotes;
import dev.hexpay.application.port.in.invoice.ListInvoices;
import dev.hexpay.application.port.in.invoice.SendInvoice;
import dev.hexpay.application.port.in.invoice.UpdateInvoiceStatus;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Invoices.Filter;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.event.RefundEventRecorder;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads invoices and credit notes, sends invoices again and updates their status. */
public final class InvoiceHandlers
        implements GetInvoice, ListInvoices, UpdateInvoiceStatus, SendInvoice, GetCreditNote, ListCreditNotes {
    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final Customers customers;
    private final InstantSource clock;
    private final IdempotentExecution execution;
    private final CustomerLookup customerLookup;
    private final InvoiceIssuer invoiceIssuer;
    private final RefundEventRecorder events;

    public InvoiceHandlers(
            OutPorts out, IdempotentExecution execution, CustomerLookup customerLookup, EventRecorder events) {
        this.invoices = out.store().invoices();
        this.creditNotes = out.store().creditNotes();
        this.customers = out.store().customers();
        this.clock = out.clock();
        this.execution = execution;
        this.customerLookup = customerLookup;
        this.invoiceIssuer = new InvoiceIssuer(out);
        this.events = new RefundEventRecorder(events);
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
        Optional<Customer> customer = customerLookup.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : invoices.list(scope, new Filter(customer.get().id(), query.status()), page);
    }

    @Override
    public IdempotentResult<Invoice> update(
            Scope scope, InvoiceId id, InvoiceStatus status, IdempotentRequest<Invoice> request) {
        return execution.inTransaction(scope, request, () -> {
            Invoice invoice = invoices.lock(scope, id).orElseThrow(IdKind.INVOICE::notFound);
            Invoice updated = invoice.changeStatus(status, clock.instant());
            invoices.save(scope, updated);
            if (status == InvoiceStatus.VOID) {
                Customer payer = customers
                        .find(scope, updated.customer())
                        .orElseThrow(() -> new IllegalStateException(updated.customer() + " is gone"));
                events.invoiceVoided(scope, payer, updated);
            }
            return updated;
        });
    }

    @Override
    public IdempotentResult<Receipt> send(Scope scope, InvoiceId id, IdempotentRequest<Receipt> request) {
        return execution.inTransaction(scope, request, () -> {
            Invoice invoice = get(scope, id);
            return invoiceIssuer.queueReceipt(scope, new DocumentRef.InvoiceRef(id), invoice);
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
