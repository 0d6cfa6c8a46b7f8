package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryPaymentMethods implements PaymentMethods {
    private final InMemoryStore store;
    private final Table<Scoped<PaymentMethodId>, PaymentMethod> rows;

    InMemoryPaymentMethods(InMemoryStore store) {
        this.store = store;
        rows = store.table("payment method");
    }

    @Override
    public void insert(Scope scope, PaymentMethod method) {
        rows.insert(new Scoped<>(scope, method.id()), method);
    }

    @Override
    public Optional<PaymentMethod> find(Scope scope, PaymentMethodId id) {
        return rows.get(new Scoped<>(scope, id));
    }

    @Override
    public Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public void delete(Scope scope, PaymentMethodId id) {
        rows.delete(new Scoped<>(scope, id));
    }

    @Override
    public Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page) {
        return Scoped.newestFirst(
                Scoped.valuesOf(scope, rows).filter(method -> method.customer().equals(customer)),
                method -> method.id().value(),
                page,
                PaymentMethodId::value);
    }

    @Override
    public List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids) {
        Set<PaymentMethodId> wanted = Set.copyOf(ids);
        return Scoped.valuesOf(scope, rows)
                .filter(row -> wanted.contains(row.id()))
                .toList();
    }
}
