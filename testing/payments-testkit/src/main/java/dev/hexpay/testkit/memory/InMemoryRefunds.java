package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Refund.Cause;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryRefunds implements Refunds {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<RefundId>, Refund> rows;

    InMemoryRefunds(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("refund");
    }

    @Override
    public void insert(Scope scope, Refund refund) {
        store.inTransaction(() -> {
            boolean alreadyRefunded = ofTransaction(scope, refund.charge().transaction()).stream()
                    .anyMatch(row -> row.cause() == Cause.DUPLICATE_PAYMENT);
            if (refund.cause() == Cause.DUPLICATE_PAYMENT && alreadyRefunded) {
                throw new DuplicateKeyException("a refund of this duplicate payment");
            }
            rows.insert(new ScopedKey<>(scope, refund.id()), refund);
            return refund;
        });
    }

    @Override
    public Refund save(Scope scope, Refund refund) {
        return store.inTransaction(() -> {
            if (find(scope, refund.id())
                    .filter(row -> row.version() == refund.version())
                    .isEmpty()) {
                throw new OptimisticLockException(refund.id().value());
            }
            Refund saved = refund.withVersion(refund.version() + 1);
            rows.put(new ScopedKey<>(scope, refund.id()), saved);
            return saved;
        });
    }

    @Override
    public Optional<Refund> find(Scope scope, RefundId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public List<Refund> ofTransaction(Scope scope, TransactionId transaction) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> row.charge().transaction().equals(transaction))
                .sorted(Comparator.comparing(row -> row.id().value()))
                .toList();
    }

    @Override
    public Page<Refund> list(Scope scope, RefundFilter filter, PageRequest<RefundId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(refund -> matches(refund, filter)),
                refund -> refund.id().value(),
                page,
                RefundId::value);
    }

    private static boolean matches(Refund refund, RefundFilter filter) {
        return (filter.transaction() == null
                        || filter.transaction().equals(refund.charge().transaction()))
                && (filter.payment() == null
                        || filter.payment().equals(refund.charge().payment()))
                && (filter.status() == null || filter.status() == refund.status());
    }

    @Override
    public List<Scoped<Refund>> leaseDue(Instant now, Instant nextCheckAt, int limit) {
        return store.inTransaction(() -> {
            List<Scoped<Refund>> due = rows.rows()
                    .filter(row -> !dueAt(row.value()).isAfter(now))
                    .sorted(Comparator.comparing(row -> dueAt(row.value())))
                    .limit(limit)
                    .map(row -> new Scoped<>(row.key().scope(), row.value()))
                    .toList();
            due.forEach(scoped -> rows.put(
                    new ScopedKey<>(scoped.scope(), scoped.value().id()), leased(scoped.value(), nextCheckAt)));
            return due;
        });
    }

    @Override
    public long countFailedOfDuplicatePayments() {
        return rows.rows()
                .filter(row -> row.value().cause() == Cause.DUPLICATE_PAYMENT
                        && row.value().status() == RefundStatus.FAILED)
                .count();
    }

    /** When the oldest pending refund of any scope was created. */
    Optional<Instant> oldestPending() {
        return rows.rows()
                .filter(row -> row.value().status() == RefundStatus.PENDING)
                .map(row -> row.value().createdAt())
                .min(Comparator.naturalOrder());
    }

    private static Instant dueAt(Refund refund) {
        return refund.state() instanceof RefundState.Pending pending ? pending.nextCheckAt() : Instant.MAX;
    }

    private static Refund leased(Refund refund, Instant nextCheckAt) {
        return new Refund(
                refund.id(),
                refund.charge(),
                refund.share(),
                refund.cause(),
                refund.reason(),
                new RefundState.Pending(nextCheckAt),
                refund.createdAt(),
                refund.updatedAt(),
                refund.version());
    }

    /** All rows of this scope. */
    Stream<Refund> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
