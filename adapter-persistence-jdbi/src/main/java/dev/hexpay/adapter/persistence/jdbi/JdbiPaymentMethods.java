package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The saved payment methods in table {@code payment_method}. */
final class JdbiPaymentMethods implements PaymentMethods {
    private static final List<String> COLUMNS = List.of(
            "id",
            "customer_id",
            "provider",
            "reference",
            "card_brand",
            "card_last4",
            "card_exp_month",
            "card_exp_year",
            "created_at");

    private final ScopedTable<PaymentMethod> table;

    JdbiPaymentMethods(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "payment_method", COLUMNS, JdbiPaymentMethods::toMethod);
    }

    @Override
    public void insert(Scope scope, PaymentMethod method) {
        table.insert(new Parameters(scope)
                .set("id", method.id().value())
                .set("customer_id", method.customer().value())
                .set("provider", method.provider())
                .set("reference", method.reference())
                .set("card_brand", method.card().brand())
                .set("card_last4", method.card().last4())
                .set("card_exp_month", method.card().expMonth())
                .set("card_exp_year", method.card().expYear())
                .set("created_at", method.createdAt()));
    }

    @Override
    public Optional<PaymentMethod> find(Scope scope, PaymentMethodId id) {
        return table.find(scope, id.value());
    }

    @Override
    public Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id) {
        return table.lock(scope, id.value());
    }

    @Override
    public void delete(Scope scope, PaymentMethodId id) {
        table.delete(scope, id.value());
    }

    @Override
    public Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page) {
        PaymentMethodId after = page.after();
        Criteria criteria = Criteria.in(scope)
                .orderedBy("customer_id", customer.value())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(criteria, page.limit());
    }

    @Override
    public List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids) {
        return table.findAll(scope, ids.stream().map(PaymentMethodId::value).toList());
    }

    private static PaymentMethod toMethod(ResultRow row) throws SQLException {
        return new PaymentMethod(
                new PaymentMethodId(row.getString("id")),
                new CustomerId(row.getString("customer_id")),
                row.getString("provider"),
                row.getString("reference"),
                new Card(
                        row.getString("card_brand"),
                        row.getString("card_last4"),
                        row.getInt("card_exp_month"),
                        row.getInt("card_exp_year")),
                row.getInstant("created_at"));
    }
}
