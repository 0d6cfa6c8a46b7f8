package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.Optional;

/** The payments in table {@code payment}. */
final class JdbiPayments implements Payments {
    private final ScopedTable<Payment> table;

    JdbiPayments(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "payment", PaymentRow.TYPE);
    }

    @Override
    public void insert(Scope scope, Payment payment) {
        table.insert(scope, payment);
    }

    @Override
    public Payment save(Scope scope, Payment payment) {
        table.save(scope, payment);
        return payment.withVersion(payment.version() + 1);
    }

    @Override
    public Optional<Payment> find(Scope scope, PaymentId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<Payment> lock(Scope scope, PaymentId id) {
        return table.lock(scope, id);
    }

    @Override
    public Optional<Scoped<Payment>> findByToken(LinkToken token) {
        return table.findInAnyScope("link_token", token);
    }

    @Override
    public Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page) {
        Criteria criteria = Criteria.in(scope)
                .orderedBy("customer_id", filter.customer())
                .and("status =", filter.status())
                .and("kind =", filter.kind())
                .and("created_at >=", filter.createdAfter())
                .and("created_at <", filter.createdBefore())
                .and("id <", page.after());
        return table.newestFirst(criteria, page.limit());
    }
}
