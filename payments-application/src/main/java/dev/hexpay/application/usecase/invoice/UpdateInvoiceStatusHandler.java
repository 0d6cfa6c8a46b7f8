package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.in.invoice.UpdateInvoiceStatus;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.InvoiceVoided;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;

/** Marks an outstanding invoice as paid or void. */
public final class UpdateInvoiceStatusHandler implements UpdateInvoiceStatus {
    private final UnitOfWork unitOfWork;
    private final Invoices invoices;
    private final Customers customers;
    private final InstantSource clock;
    private final EventRecorder events;

    public UpdateInvoiceStatusHandler(OutPorts out, EventRecorder events) {
        this.unitOfWork = out.store().unitOfWork();
        this.invoices = out.store().invoices();
        this.customers = out.store().customers();
        this.clock = out.clock();
        this.events = events;
    }

    @Override
    public Invoice update(Scope scope, InvoiceId id, InvoiceStatus status) {
        return unitOfWork.inTransaction(() -> {
            Invoice invoice = invoices.lock(scope, id).orElseThrow(IdKind.INVOICE::notFound);
            Invoice updated = invoice.changeStatus(status, clock.instant());
            invoices.save(scope, updated);
            if (status == InvoiceStatus.VOID) {
                Customer payer = customers.get(scope, updated.customer());
                events.record(scope, new InvoiceVoided(updated, payer));
            }
            return updated;
        });
    }
}
