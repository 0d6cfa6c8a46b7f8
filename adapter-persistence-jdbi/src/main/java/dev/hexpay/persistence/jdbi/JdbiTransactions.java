package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.util.List;
import java.util.Optional;

/** The attempts in table {@code payment_transaction}. */
final class JdbiTransactions implements Transactions {
    private final ScopedTable<Transaction> table;

    JdbiTransactions(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(
                unitOfWork, "payment_transaction", TransactionRow.COLUMNS, TransactionRow::toTransaction);
    }

    @Override
    public void insert(Scope scope, Transaction transaction) {
        table.insert(TransactionRow.from(scope, transaction));
    }

    @Override
    public Transaction save(Scope scope, Transaction transaction) {
        table.save(TransactionRow.from(scope, transaction));
        return TransactionRow.saved(transaction);
    }

    @Override
    public Optional<Transaction> find(Scope scope, TransactionId id) {
        return table.find(scope, id.value());
    }

    @Override
    public List<Transaction> ofPayment(Scope scope, PaymentId payment) {
        return table.oldestFirst(Query.in(scope).indexedBy("payment_id", payment.value()));
    }
}
