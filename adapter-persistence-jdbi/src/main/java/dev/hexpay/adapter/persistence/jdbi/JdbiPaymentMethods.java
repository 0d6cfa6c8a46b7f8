package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The saved payment methods in table {@code payment_method}. */
final class JdbiPaymentMethods implements PaymentMethods {
    private final ScopedTable<PaymentMethod> table;

    JdbiPaymentMethods(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "payment_method", PaymentMethodRow.TYPE);
    }

    @Override
    public void insert(Scope scope, PaymentMethod method) {
        table.insert(scope, method);
    }

    @Override
    public Optional<PaymentMethod> find(Scope scope, PaymentMethodId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id) {
        return table.lock(scope, id);
    }

    @Override
    public void delete(Scope scope, PaymentMethodId id) {
        table.delete(scope, id);
    }

    @Override
    public void saveCard(Scope scope, PaymentMethod method) {
        table.update(scope, method);
    }

    @Override
    public List<Scoped<PaymentMethod>> findByCardId(String provider, String cardId) {
        return table.findInAnyScope("provider", provider, "card_id", cardId);
    }

    @Override
    public Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page) {
        Criteria criteria =
                Criteria.in(scope).orderedBy("customer_id", customer).and("id <", page.after());
        return table.newestFirst(criteria, page.limit());
    }

    @Override
    public List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids) {
        return table.findAll(scope, "id", ids);
    }
}
