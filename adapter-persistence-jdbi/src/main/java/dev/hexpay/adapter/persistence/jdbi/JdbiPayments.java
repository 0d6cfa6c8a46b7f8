package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
