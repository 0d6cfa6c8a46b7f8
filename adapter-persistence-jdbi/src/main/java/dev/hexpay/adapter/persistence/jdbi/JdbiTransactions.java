package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.adapter.persistence.jdbi.ScopedTable.Lease;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transactions in table {@code payment_transaction}. */
final class JdbiTransactions implements Transactions {
    private static final String PAYMENTS_OF_CUSTOMER =
            "SELECT id FROM <schema>.payment WHERE " + ScopeColumns.CONDITION + " AND customer_id =";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Transaction> table;
    private final ScopedTable<Transaction> newRows;

    JdbiTransactions(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "payment_transaction", TransactionRow.TYPE);
        this.newRows = new ScopedTable<>(unitOfWork, "payment_transaction", TransactionRow.NEW_TYPE);
    }

    @Override
    public void insert(Scope scope, Transaction transaction) {
        newRows.insert(scope, transaction);
    }

    @Override
    public Transaction save(Scope scope, Transaction transaction) {
        table.save(scope, transaction);
        return transaction.withVersion(transaction.version() + 1);
    }

    @Override
    public Optional<Transaction> find(Scope scope, TransactionId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<Scoped<Transaction>> findByProviderReference(String provider, String reference) {
        return table.findInAnyScope("provider", provider, "provider_reference", reference).stream()
                .findFirst();
    }

    @Override
    public List<Scoped<Transaction>> leaseDue(Instant now, Instant leasedUntil, int limit) {
        return table.lease("ask_again_at", new Lease(now, leasedUntil, limit));
    }

    @Override
    public Optional<Instant> oldestUnfinished() {
        return unitOfWork.run(handle -> handle.createQuery("SELECT unfinished.created_at"
                        + " FROM <schema>.payment_transaction unfinished"
                        + " JOIN <schema>.payment payment ON payment.organization_id = unfinished.organization_id"
                        + " AND payment.mode = unfinished.mode AND payment.id = unfinished.payment_id"
                        + " WHERE unfinished.ask_again_at IS NOT NULL AND payment.status = 'processing'"
                        + " ORDER BY unfinished.created_at FETCH FIRST 1 ROW ONLY")
                .mapTo(Instant.class)
                .findOne());
    }

    @Override
    public List<Transaction> ofCard(Scope scope, String last4, int limit) {
        return table.newestFirst(Criteria.in(scope).orderedBy("card_last4", last4), limit)
                .items();
    }

    @Override
    public List<Transaction> ofPayment(Scope scope, PaymentId payment) {
        return table.oldestFirst(Criteria.in(scope).orderedBy("payment_id", payment));
    }

    @Override
    public Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page) {
        return table.newestFirst(criteria(scope, filter, page.after()), page.limit());
    }

    /**
     * The filter, led by the column that selects the fewest rows, so that an index reads them in the order of the list.
     * The transactions of one payment, payer or customer are few, so that their other conditions need no index.
     */
    static Criteria criteria(Scope scope, TransactionFilter filter, @Nullable TransactionId after) {
        EmailAddress email = filter.email();
        Criteria criteria = Criteria.in(scope);
        if (filter.payment() != null) {
            criteria.orderedBy("payment_id", filter.payment())
                    .and("payer_email_normalized =", email == null ? null : email.normalized())
                    .and("published_status =", filter.status());
        } else if (email != null) {
            criteria.orderedBy("payer_email_normalized", email.normalized()).and("published_status =", filter.status());
        } else if (filter.customer() != null) {
            criteria.and("published_status =", filter.status());
        } else {
            criteria.orderedBy("published_status", filter.status());
        }
        return criteria.andOneOf("payment_id", PAYMENTS_OF_CUSTOMER, filter.customer())
                .createdBetween(IdKind.TRANSACTION, filter.createdAfter(), filter.createdBefore())
                .and("id <", after);
    }

    @Override
    public List<Transaction> findAll(Scope scope, Collection<TransactionId> ids) {
        return table.findAll(scope, "id", Set.copyOf(ids));
    }
}
