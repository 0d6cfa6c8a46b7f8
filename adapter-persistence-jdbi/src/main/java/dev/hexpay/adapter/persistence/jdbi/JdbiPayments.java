package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** The payments in table {@code payment}. */
final class JdbiPayments implements Payments {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Payment> table;
    private final ScopedTable<NewPaymentRow> newRows;
    private final ScopedTable<Trace> traces;

    JdbiPayments(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.newRows = new ScopedTable<>(unitOfWork, "payment", RowType.of(NewPaymentRow.class));
        this.traces = new ScopedTable<>(unitOfWork, "payment", RowType.of(Trace.class));
        this.table = new ScopedTable<>(unitOfWork, "payment", PaymentRow.TYPE);
    }

    /** A new payment as a row of {@code payment}, with the column that a save does not write. */
    record NewPaymentRow(
            @Nested PaymentRow payment, @Nullable ApiKeyId createdBy) {}

    @Override
    public void insert(Scope scope, Payment payment, @Nullable ApiKeyId createdBy) {
        newRows.insert(scope, new NewPaymentRow(PaymentRow.from(payment), createdBy));
    }

    @Override
    public void markOpened(Scope scope, PaymentId id, Instant openedAt) {
        unitOfWork.run(handle -> handle.createUpdate("UPDATE <schema>.payment SET opened_at = :opened_at"
                        + ScopedTable.BY_ID + " AND opened_at IS NULL")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("id", id)
                .bind("opened_at", openedAt)
                .execute());
    }

    @Override
    public Optional<Trace> trace(Scope scope, PaymentId id) {
        return traces.find(scope, id);
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
        return token.scope()
                .map(scope -> table.findOne(Criteria.in(scope).and("link_token =", token))
                        .map(payment -> new Scoped<>(scope, payment)))
                .orElseGet(() -> table.findInAnyScope("link_token", token));
    }

    @Override
    public Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page) {
        return table.newestFirst(alternatives(scope, filter, page.after()), page.limit());
    }

    /**
     * The filter as alternatives, each of which an index reads in the order of the list: one for each combination of
     * status and kind. The payments of one customer are few, so that their other conditions need no index.
     */
    static List<Criteria> alternatives(Scope scope, PaymentFilter filter, @Nullable PaymentId after) {
        boolean isByIndexOfState =
                !filter.statuses().isEmpty() || !filter.kinds().isEmpty() || filter.currency() != null;
        if (filter.customer() != null || !isByIndexOfState) {
            return List.of(within(Criteria.in(scope).orderedBy("customer_id", filter.customer()), filter, after)
                    .andAny("status", filter.statuses())
                    .andAny("kind", filter.kinds())
                    .and("currency =", filter.currency()));
        }
        List<Criteria> alternatives = new ArrayList<>();
        for (PaymentStatus status : orAll(filter.statuses(), PaymentStatus.values())) {
            for (PaymentKind kind : orAll(filter.kinds(), PaymentKind.values())) {
                Criteria ofState = Criteria.alternative(scope, alternatives.size())
                        .orderedBy("currency", filter.currency())
                        .orderedBy("status", status)
                        .orderedBy("kind", kind);
                alternatives.add(within(ofState, filter, after));
            }
        }
        return alternatives;
    }

    private static Criteria within(Criteria criteria, PaymentFilter filter, @Nullable PaymentId after) {
        return criteria.createdBetween(IdKind.PAYMENT, filter.createdAfter(), filter.createdBefore())
                .and("id <", after);
    }

    private static <E> Collection<E> orAll(Set<E> chosen, E[] all) {
        return chosen.isEmpty() ? List.of(all) : chosen;
    }
}
