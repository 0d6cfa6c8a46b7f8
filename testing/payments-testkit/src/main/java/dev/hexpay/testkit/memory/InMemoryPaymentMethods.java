package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryPaymentMethods implements PaymentMethods {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<PaymentMethodId>, PaymentMethod> rows;

    InMemoryPaymentMethods(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("payment method");
    }

    @Override
    public void insert(Scope scope, PaymentMethod method) {
        rows.insert(new ScopedKey<>(scope, method.id()), method);
    }

    @Override
    public Optional<PaymentMethod> find(Scope scope, PaymentMethodId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public void delete(Scope scope, PaymentMethodId id) {
        rows.delete(new ScopedKey<>(scope, id));
    }

    @Override
    public Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows)
                        .filter(method -> method.customer().equals(customer)),
                method -> method.id().value(),
                page,
                PaymentMethodId::value);
    }

    @Override
    public List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids) {
        Set<PaymentMethodId> wanted = Set.copyOf(ids);
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> wanted.contains(row.id()))
                .toList();
    }
}
