package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryPayments implements Payments {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<PaymentId>, Payment> rows;
    private final InMemoryTable<ScopedKey<PaymentId>, Trace> traces;

    InMemoryPayments(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("payment");
        traces = store.table("payment trace");
    }

    @Override
    public void insert(Scope scope, Payment payment, @Nullable ApiKeyId createdBy) {
        ScopedKey<PaymentId> key = new ScopedKey<>(scope, payment.id());
        store.inTransaction(() -> {
            rows.insert(key, payment);
            traces.insert(key, new Trace(createdBy, null));
            return payment;
        });
    }

    @Override
    public void markOpened(Scope scope, PaymentId id, Instant openedAt) {
        ScopedKey<PaymentId> key = new ScopedKey<>(scope, id);
        store.inTransaction(() -> {
            traces.get(key)
                    .filter(trace -> trace.openedAt() == null)
                    .ifPresent(trace -> traces.put(key, new Trace(trace.createdBy(), openedAt)));
            return id;
        });
    }

    @Override
    public Optional<Trace> trace(Scope scope, PaymentId id) {
        return traces.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Payment save(Scope scope, Payment payment) {
        return store.inTransaction(() -> {
            if (find(scope, payment.id())
                    .filter(row -> row.version() == payment.version())
                    .isEmpty()) {
                throw new OptimisticLockException(payment.id().value());
            }
            Payment saved = payment.withVersion(payment.version() + 1);
            rows.put(new ScopedKey<>(scope, payment.id()), saved);
            return saved;
        });
    }

    @Override
    public Optional<Payment> find(Scope scope, PaymentId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<Payment> lock(Scope scope, PaymentId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public Optional<Scoped<Payment>> findByToken(LinkToken token) {
        return rows.rows()
                .filter(row -> row.value().page().token().equals(token))
                .filter(row -> token.scope().map(row.key().scope()::equals).orElse(true))
                .map(row -> new Scoped<>(row.key().scope(), row.value()))
                .findFirst();
    }

    @Override
    public Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(payment -> matches(payment, filter)),
                payment -> payment.id().value(),
                page,
                PaymentId::value);
    }

    private static boolean matches(Payment payment, PaymentFilter filter) {
        return (filter.customer() == null || filter.customer().equals(payment.customer()))
                && (filter.statuses().isEmpty() || filter.statuses().contains(payment.status()))
                && (filter.kinds().isEmpty() || filter.kinds().contains(payment.kind()))
                && (filter.currency() == null
                        || filter.currency().equals(payment.price().currency()))
                && (filter.createdAfter() == null || payment.createdAt().isAfter(filter.createdAfter()))
                && (filter.createdBefore() == null || payment.createdAt().isBefore(filter.createdBefore()));
    }

    /** All rows of this scope. */
    Stream<Payment> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
