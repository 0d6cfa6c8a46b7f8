package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads transactions. */
public interface TransactionQueries {
    /**
     * The current state of the transaction.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code transaction_not_found}
     */
    Transaction get(Scope scope, TransactionId id);

    /** The transactions that match; none when the customer is unknown. */
    Page<Transaction> list(Scope scope, Query query, PageRequest<TransactionId> page);

    /** The transactions that match. */
    default Page<Transaction> list(Scope scope, TransactionFilter filter, PageRequest<TransactionId> page) {
        return list(scope, new Query(null, filter), page);
    }

    /** The transaction that decided the status of each payment, by its id; payments without one are left out. */
    Map<TransactionId, Transaction> latestOf(Scope scope, Collection<Payment> payments);

    /**
     * The transactions to list.
     *
     * @param customer the customer of the payments, in place of the one of the filter; null for the filter as it is
     * @param filter what else the transactions must match
     */
    record Query(@Nullable CustomerReference customer, TransactionFilter filter) {}
}
