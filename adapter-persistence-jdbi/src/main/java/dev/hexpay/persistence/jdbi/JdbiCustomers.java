package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.scope.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers in table {@code customer}, and who pays under which e-mail address in table {@code payer}. */
final class JdbiCustomers implements Customers {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Customer> table;
    private final ScopedTable<CustomerId> payers;

    JdbiCustomers(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "customer", CustomerRow.COLUMNS, CustomerRow::toCustomer);
        this.payers = new ScopedTable<>(
                unitOfWork,
                "payer",
                List.of("email_normalized", "customer_id"),
                row -> new CustomerId(row.text("customer_id")));
    }

    @Override
    public Customer insertOrFind(Scope scope, Customer customer) {
        Row row = CustomerRow.from(scope, customer);
        ExternalId externalId = customer.profile().externalId();
        if (externalId == null) {
            table.insert(row);
            return customer;
        }
        return unitOfWork.inTransaction(() -> {
            if (table.insertIfAbsent(row)) {
                return customer;
            }
            Optional<Customer> known = findByExternalId(scope, externalId);
            if (known.isEmpty()) {
                // It was not the own id that was taken; this says what was.
                table.insert(row);
            }
            return known.orElse(customer);
        });
    }

    @Override
    public Customer save(Scope scope, Customer customer) {
        table.save(CustomerRow.from(scope, customer));
        return CustomerRow.saved(customer);
    }

    @Override
    public Optional<Customer> find(Scope scope, CustomerId id) {
        return table.find(scope, id.value());
    }

    @Override
    public List<Customer> findAll(Scope scope, Collection<CustomerId> ids) {
        return table.findAll(scope, ids.stream().map(CustomerId::value).toList());
    }

    @Override
    public Optional<Customer> findByExternalId(Scope scope, ExternalId externalId) {
        return table.one(Query.in(scope).and("external_id =", externalId.value()));
    }

    @Override
    public Optional<Customer> lock(Scope scope, CustomerId id) {
        return table.lock(scope, id.value());
    }

    @Override
    public CustomerId payerOf(Scope scope, EmailAddress email, CustomerId candidate) {
        Row row = new Row(scope).set("email_normalized", email.normalized()).set("customer_id", candidate.value());
        return unitOfWork.inTransaction(() -> payers.insertIfAbsent(row)
                ? candidate
                : payers.one(Query.in(scope).and("email_normalized =", email.normalized()))
                        .orElseThrow());
    }

    @Override
    public Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email) {
        return table.oldest(Query.in(scope).indexedBy("email_normalized", email.normalized()));
    }

    @Override
    public Page<Customer> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page) {
        CustomerId after = page.after();
        Query query = Query.in(scope)
                .and("external_id =", externalId == null ? null : externalId.value())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(query, page.limit());
    }
}
