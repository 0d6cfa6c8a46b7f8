package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryInvoices implements Invoices {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<InvoiceId>, Invoice> rows;
    private final InMemoryTable<ScopedKey<InvoiceSeries>, Long> lastNumbers;

    InMemoryInvoices(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("invoice");
        lastNumbers = store.table("invoice series");
    }

    @Override
    public InvoiceNumber next(Scope scope, InvoiceSeries series) {
        ScopedKey<InvoiceSeries> key = new ScopedKey<>(scope, series);
        return store.inTransaction(() -> {
            long number = lastNumbers.get(key).orElse(0L) + 1;
            lastNumbers.put(key, number);
            return new InvoiceNumber(series, number);
        });
    }

    @Override
    public void insert(Scope scope, Invoice invoice) {
        store.inTransaction(() -> {
            boolean taken = ScopedKey.valuesOf(scope, rows)
                    .anyMatch(row -> row.number().equals(invoice.number())
                            || row.reference()
                                    .payment()
                                    .equals(invoice.reference().payment()));
            if (taken) {
                throw new DuplicateKeyException("an invoice with this number or of this payment");
            }
            rows.insert(new ScopedKey<>(scope, invoice.id()), invoice);
            return invoice;
        });
    }

    @Override
    public Optional<Invoice> find(Scope scope, InvoiceId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<Invoice> findByNumber(Scope scope, InvoiceNumber number) {
        return all(scope).filter(row -> row.number().equals(number)).findFirst();
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
            rows.put(new ScopedKey<>(scope, invoice.id()), invoice);
            return invoice;
        });
    }

    @Override
    public Page<Invoice> list(Scope scope, InvoiceFilter filter, PageRequest<InvoiceId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(invoice -> matches(invoice, filter)),
                invoice -> invoice.id().value(),
                page,
                InvoiceId::value);
    }

    private static boolean matches(Invoice invoice, InvoiceFilter filter) {
        return (filter.customer() == null || filter.customer().equals(invoice.customer()))
                && (filter.status() == null || filter.status() == invoice.status());
    }

    /** All rows of this scope. */
    Stream<Invoice> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
