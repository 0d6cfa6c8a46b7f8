package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.Collection;
import java.util.Comparator;
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
    public void saveCard(Scope scope, PaymentMethod method) {
        store.inTransaction(() -> {
            PaymentMethod stored =
                    find(scope, method.id()).orElseThrow(() -> new IllegalStateException("no " + method.id()));
            rows.put(new ScopedKey<>(scope, method.id()), stored.withCard(method.card()));
            return method;
        });
    }

    @Override
    public List<Scoped<PaymentMethod>> findByCardId(String provider, String cardId) {
        return rows.rows()
                .filter(row -> row.value().provider().equals(provider)
                        && row.value().cardId().equals(cardId))
                .sorted(Comparator.comparing(row -> row.value().id().value()))
                .map(row -> new Scoped<>(row.key().scope(), row.value()))
                .toList();
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
