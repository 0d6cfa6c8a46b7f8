package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.TransactionQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads transactions. */
public final class TransactionQueryHandler implements TransactionQueries {
    private final Transactions transactions;
    private final CustomerLookup customerLookup;

    public TransactionQueryHandler(OutPorts out, CustomerLookup customerLookup) {
        this.transactions = out.store().transactions();
        this.customerLookup = customerLookup;
    }

    @Override
    public Transaction get(Scope scope, TransactionId id) {
        return transactions.find(scope, id).orElseThrow(IdKind.TRANSACTION::notFound);
    }

    @Override
    public Page<Transaction> list(Scope scope, Query query, PageRequest<TransactionId> page) {
        CustomerReference reference = query.customer();
        if (reference == null) {
            return transactions.list(scope, query.filter(), page);
        }
        Optional<Customer> customer = customerLookup.find(scope, reference);
        return customer.isEmpty()
                ? Page.empty()
                : transactions.list(
                        scope, query.filter().withCustomer(customer.get().id()), page);
    }

    @Override
    public Map<TransactionId, Transaction> latestOf(Scope scope, Collection<Payment> payments) {
        List<TransactionId> ids = payments.stream()
                .map(Payment::transaction)
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : transactions.findAll(scope, ids).stream()
                        .collect(Collectors.toMap(Transaction::id, Function.identity()));
    }
}
