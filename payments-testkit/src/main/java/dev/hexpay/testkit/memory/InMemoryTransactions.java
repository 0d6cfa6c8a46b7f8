package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryTransactions implements Transactions {
    private final InMemoryStore store;
    private final Table<Scoped<TransactionId>, Transaction> rows;

    InMemoryTransactions(InMemoryStore store) {
        this.store = store;
        rows = store.table("transaction");
    }

    @Override
    public void insert(Scope scope, Transaction transaction) {
        store.inTransaction(() -> {
            checkOnlySuccess(scope, transaction);
            rows.insert(new Scoped<>(scope, transaction.id()), transaction);
            return transaction;
        });
    }

    @Override
    public Transaction save(Scope scope, Transaction transaction) {
        return store.inTransaction(() -> {
            if (find(scope, transaction.id())
                    .filter(row -> row.version() == transaction.version())
                    .isEmpty()) {
                throw new StaleWrite(transaction.id().value());
            }
            checkOnlySuccess(scope, transaction);
            Transaction saved = with(transaction, transaction.state(), transaction.version() + 1);
            rows.put(new Scoped<>(scope, transaction.id()), saved);
            return saved;
        });
    }

    @Override
    public Optional<Transaction> find(Scope scope, TransactionId id) {
        return rows.get(new Scoped<>(scope, id));
    }

    @Override
    public Page<Transaction> list(Scope scope, Filter filter, PageRequest<TransactionId> page) {
        return Scoped.newestFirst(
                Scoped.valuesOf(scope, rows).filter(transaction -> fits(transaction, filter)),
                transaction -> transaction.id().value(),
                page,
                TransactionId::value);
    }

    private static boolean fits(Transaction transaction, Filter filter) {
        EmailAddress email = filter.email();
        return (filter.status() == null || filter.status() == transaction.status())
                && (email == null
                        || email.normalized().equals(transaction.payer().email().normalized()));
    }

    @Override
    public List<Transaction> ofPayment(Scope scope, PaymentId payment) {
        return Scoped.valuesOf(scope, rows)
                .filter(row -> row.payment().equals(payment))
                .sorted(Comparator.comparing(row -> row.id().value()))
                .toList();
    }

    @Override
    public List<Located> leaseUnfinished(Instant now, Instant askAgainAt, int limit) {
        return store.inTransaction(() -> {
            List<Located> due = rows.rows()
                    .filter(row -> isDue(row.value(), now))
                    .sorted(Comparator.comparing(row -> dueAt(row.value())))
                    .limit(limit)
                    .map(row -> new Located(row.key().scope(), row.value()))
                    .toList();
            due.forEach(located -> rows.put(
                    new Scoped<>(located.scope(), located.transaction().id()),
                    with(
                            located.transaction(),
                            new TransactionState.Pending(askAgainAt),
                            located.transaction().version())));
            return due;
        });
    }

    private static boolean isDue(Transaction transaction, Instant now) {
        return transaction.state() instanceof TransactionState.Pending pending
                && !pending.askAgainAt().isAfter(now);
    }

    private static Instant dueAt(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Pending pending ? pending.askAgainAt() : Instant.MAX;
    }

    @Override
    public Optional<Instant> oldestUnfinished() {
        return rows.rows()
                .filter(row -> !row.value().isSettled())
                .filter(row -> store.payments()
                        .find(row.key().scope(), row.value().payment())
                        .filter(payment -> payment.status() == PaymentStatus.PROCESSING)
                        .isPresent())
                .map(row -> row.value().createdAt())
                .min(Comparator.naturalOrder());
    }

    private void checkOnlySuccess(Scope scope, Transaction transaction) {
        boolean paidByAnother = ofPayment(scope, transaction.payment()).stream()
                .anyMatch(row -> !row.id().equals(transaction.id()) && hasSucceeded(row));
        if (hasSucceeded(transaction) && paidByAnother) {
            throw new AlreadyThere(
                    "a successful attempt of " + transaction.payment().value());
        }
    }

    private static boolean hasSucceeded(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Succeeded;
    }

    private static Transaction with(Transaction transaction, TransactionState state, long version) {
        return new Transaction(
                transaction.id(),
                transaction.payment(),
                transaction.provider(),
                transaction.instrument(),
                transaction.payer(),
                transaction.price(),
                state,
                transaction.createdAt(),
                transaction.updatedAt(),
                version);
    }
}
