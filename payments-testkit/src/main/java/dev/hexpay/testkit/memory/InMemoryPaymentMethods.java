package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryPaymentMethods implements PaymentMethods {
    private final Table<Scoped<PaymentMethodId>, PaymentMethod> rows;

    InMemoryPaymentMethods(InMemoryStore store) {
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
    public List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids) {
        Set<PaymentMethodId> wanted = Set.copyOf(ids);
        return Scoped.valuesOf(scope, rows)
                .filter(row -> wanted.contains(row.id()))
                .toList();
    }
}
