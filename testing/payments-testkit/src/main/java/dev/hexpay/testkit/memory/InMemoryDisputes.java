package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Disputes;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Objects;
import java.util.Optional;

final class InMemoryDisputes implements Disputes {
    private final InMemoryTransactions transactions;

    InMemoryDisputes(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Transaction> find(Scope scope, DisputeId id) {
        return transactions
                .disputed(scope)
                .filter(transaction -> dispute(transaction).id().equals(id))
                .findFirst();
    }

    @Override
    public Page<Transaction> list(Scope scope, DisputeFilter filter, PageRequest<DisputeId> page) {
        return ScopedKey.newestFirst(
                transactions.disputed(scope).filter(transaction -> matches(transaction, filter)),
                transaction -> dispute(transaction).id().value(),
                page,
                DisputeId::value);
    }

    private static boolean matches(Transaction transaction, DisputeFilter filter) {
        return (filter.transaction() == null || filter.transaction().equals(transaction.id()))
                && (filter.payment() == null || filter.payment().equals(transaction.payment()))
                && (filter.status() == null
                        || filter.status() == dispute(transaction).report().status());
    }

    private static RecordedDispute dispute(Transaction transaction) {
        return Objects.requireNonNull(transaction.dispute(), "dispute");
    }
}
