package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.scope.Scope;
import java.util.Optional;

final class InMemoryInvoices implements Invoices {
    private final InMemoryStore store;
    private final Table<Scoped<InvoiceId>, Invoice> rows;
    private final Table<Scoped<InvoiceSeries>, Long> lastNumbers;

    InMemoryInvoices(InMemoryStore store) {
        this.store = store;
        rows = store.table("invoice");
        lastNumbers = store.table("invoice series");
    }

    @Override
    public InvoiceNumber next(Scope scope, InvoiceSeries series) {
        Scoped<InvoiceSeries> key = new Scoped<>(scope, series);
        return store.inTransaction(() -> {
            long number = lastNumbers.get(key).orElse(0L) + 1;
            lastNumbers.put(key, number);
            return new InvoiceNumber(series, number);
        });
    }

    @Override
    public void insert(Scope scope, Invoice invoice) {
        store.inTransaction(() -> {
            boolean taken = Scoped.valuesOf(scope, rows)
                    .anyMatch(row -> row.number().equals(invoice.number())
                            || row.reference()
                                    .payment()
                                    .equals(invoice.reference().payment()));
            if (taken) {
                throw new AlreadyThere("an invoice with this number or of this payment");
            }
            rows.insert(new Scoped<>(scope, invoice.id()), invoice);
            return invoice;
        });
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return rows.get(new Scoped<>(scope, id));
    }

    @Override
    public Optional<Invoice> lock(Scope scope, InvoiceId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public void save(Scope scope, Invoice invoice) {
        store.inTransaction(() -> {
            if (find(scope, invoice.id()).isEmpty()) {
                throw new IllegalStateException("no invoice " + invoice.id());
            }
            rows.put(new Scoped<>(scope, invoice.id()), invoice);
            return invoice;
        });
    }

    @Override
    public Page<Invoice> list(Scope scope, Filter filter, PageRequest<InvoiceId> page) {
        return Scoped.newestFirst(
                Scoped.valuesOf(scope, rows).filter(invoice -> fits(invoice, filter)),
                invoice -> invoice.id().value(),
                page,
                InvoiceId::value);
    }

    private static boolean fits(Invoice invoice, Filter filter) {
        return (filter.customer() == null || filter.customer().equals(invoice.customer()))
                && (filter.status() == null || filter.status() == invoice.status());
    }
}
