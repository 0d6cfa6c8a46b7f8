package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The payments in table {@code payment}. */
final class JdbiPayments implements Payments {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Payment> table;

    JdbiPayments(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "payment", PaymentRow.COLUMNS, PaymentRow::toPayment);
    }

    @Override
    public void insert(Scope scope, Payment payment) {
        table.insert(PaymentRow.from(scope, payment));
    }

    @Override
    public Payment save(Scope scope, Payment payment) {
        table.save(PaymentRow.from(scope, payment));
        return PaymentRow.withNextVersion(payment);
    }

    @Override
    public Optional<Payment> find(Scope scope, PaymentId id) {
        return table.find(scope, id.value());
    }

    @Override
    public Optional<Payment> lock(Scope scope, PaymentId id) {
        return table.lock(scope, id.value());
    }

    @Override
    public Optional<Located> findByToken(LinkToken token) {
        return unitOfWork.run(handle -> handle.createQuery(table.selectWhere("link_token = :token"))
                .bind("token", token.value())
                .map((row, context) -> {
                    ResultRow stored = new ResultRow(row);
                    return new Located(stored.scope(), PaymentRow.toPayment(stored));
                })
                .findOne());
    }

    @Override
    public Page<Payment> list(Scope scope, Filter filter, PageRequest<PaymentId> page) {
        CustomerId customer = filter.customer();
        PaymentId after = page.after();
        Criteria criteria = Criteria.in(scope)
                .orderedBy("customer_id", customer == null ? null : customer.value())
                .and("status =", filter.status())
                .and("kind =", filter.kind())
                .and("created_at >=", filter.createdAfter())
                .and("created_at <", filter.createdBefore())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(criteria, page.limit());
    }
}
