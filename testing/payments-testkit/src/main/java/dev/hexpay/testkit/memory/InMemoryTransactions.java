package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryTransactions implements Transactions {
    private final InMemoryDatabase store;
    private final Payments payments;
    private final InMemoryTable<ScopedKey<TransactionId>, Transaction> rows;

    InMemoryTransactions(InMemoryDatabase store, Payments payments) {
        this.store = store;
        this.payments = payments;
        rows = store.table("transaction");
    }

    @Override
    public void insert(Scope scope, Transaction transaction) {
        store.inTransaction(() -> {
            requireSingleSuccess(scope, transaction);
            rows.insert(new ScopedKey<>(scope, transaction.id()), transaction);
            return transaction;
        });
    }

    @Override
    public Transaction save(Scope scope, Transaction transaction) {
        return store.inTransaction(() -> {
            if (find(scope, transaction.id())
                    .filter(row -> row.version() == transaction.version())
                    .isEmpty()) {
                throw new OptimisticLockException(transaction.id().value());
            }
            requireSingleSuccess(scope, transaction);
            Transaction saved = transaction.withVersion(transaction.version() + 1);
            rows.put(new ScopedKey<>(scope, transaction.id()), saved);
            return saved;
        });
    }

    @Override
    public Optional<Transaction> find(Scope scope, TransactionId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<Scoped<Transaction>> findByProviderReference(String provider, String reference) {
        return rows.rows()
                .filter(row -> row.value().provider().equals(provider)
                        && reference.equals(row.value().providerReference()))
                .sorted(Comparator.comparing(row -> row.value().id().value()))
                .map(row -> new Scoped<>(row.key().scope(), row.value()))
                .findFirst();
    }

    @Override
    public Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(transaction -> matches(scope, transaction, filter)),
                transaction -> transaction.id().value(),
                page,
                TransactionId::value);
    }

    @Override
    public List<Transaction> findAll(Scope scope, Collection<TransactionId> ids) {
        return ids.stream().distinct().flatMap(id -> find(scope, id).stream()).toList();
    }

    /** The transactions of this scope that have a dispute. */
    Stream<Transaction> disputed(Scope scope) {
        return ScopedKey.valuesOf(scope, rows).filter(transaction -> transaction.dispute() != null);
    }

    private boolean matches(Scope scope, Transaction transaction, TransactionFilter filter) {
        EmailAddress email = filter.email();
        CustomerId customer = filter.customer();
        return (filter.status() == null || filter.status() == transaction.status())
                && (filter.payment() == null || filter.payment().equals(transaction.payment()))
                && (customer == null || customer.equals(customerOf(scope, transaction)))
                && (filter.createdAfter() == null || transaction.createdAt().isAfter(filter.createdAfter()))
                && (filter.createdBefore() == null || transaction.createdAt().isBefore(filter.createdBefore()))
                && (email == null
                        || email.normalized()
                                .equals(transaction.billingDetails().email().normalized()));
    }

    private @Nullable CustomerId customerOf(Scope scope, Transaction transaction) {
        return payments.find(scope, transaction.payment())
                .map(Payment::customer)
                .orElse(null);
    }

    @Override
    public List<Transaction> ofCard(Scope scope, String last4, int limit) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> row.paymentSource().card() != null
                        && row.paymentSource().card().last4().equals(last4))
                .sorted(Comparator.comparing((Transaction row) -> row.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Transaction> ofPayment(Scope scope, PaymentId payment) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> row.payment().equals(payment))
                .sorted(Comparator.comparing(row -> row.id().value()))
                .toList();
    }

    @Override
    public List<Scoped<Transaction>> leaseDue(Instant now, Instant nextCheckAt, int limit) {
        return store.inTransaction(() -> {
            List<Scoped<Transaction>> due = rows.rows()
                    .filter(row -> isDue(row.value(), now))
                    .sorted(Comparator.comparing(row -> dueAt(row.value())))
                    .limit(limit)
                    .map(row -> new Scoped<>(row.key().scope(), row.value()))
                    .toList();
            due.forEach(scoped -> rows.put(
                    new ScopedKey<>(scoped.scope(), scoped.value().id()), leased(scoped.value(), nextCheckAt)));
            return due;
        });
    }

    private static boolean isDue(Transaction transaction, Instant now) {
        return transaction.state() instanceof TransactionState.Pending pending
                && !pending.nextCheckAt().isAfter(now);
    }

    private static Instant dueAt(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Pending pending ? pending.nextCheckAt() : Instant.MAX;
    }

    @Override
    public Optional<Instant> oldestUnfinished() {
        return rows.rows()
                .filter(row -> !row.value().isSettled())
                .filter(row -> payments.find(row.key().scope(), row.value().payment())
                        .filter(payment -> payment.status() == PaymentStatus.PROCESSING)
                        .isPresent())
                .map(row -> row.value().createdAt())
                .min(Comparator.naturalOrder());
    }

    private void requireSingleSuccess(Scope scope, Transaction transaction) {
        boolean otherSucceeded = ofPayment(scope, transaction.payment()).stream()
                .anyMatch(row -> !row.id().equals(transaction.id()) && hasSucceeded(row));
        if (hasSucceeded(transaction) && otherSucceeded) {
            throw new DuplicateKeyException(
                    "a succeeded transaction of " + transaction.payment().value());
        }
    }

    private static boolean hasSucceeded(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Succeeded;
    }

    private static Transaction leased(Transaction transaction, Instant nextCheckAt) {
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.paymentSource(),
                transaction.billingDetails(),
                transaction.price(),
                transaction.providerReference(),
                new TransactionState.Pending(nextCheckAt, transaction.hasRequiredAction()),
                transaction.createdAt(),
                transaction.updatedAt(),
                transaction.version());
    }

    /** All rows of this scope. */
    Stream<Transaction> all(Scope scope) {
        return ScopedKey.valuesOf(scope, rows);
    }
}
