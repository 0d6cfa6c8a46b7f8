package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers in table {@code customer}, and the customer of each payer e-mail address in table {@code payer}. */
final class JdbiCustomers implements Customers {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Customer> table;
    private final ScopedTable<CustomerId> emailClaims;

    JdbiCustomers(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "customer", CustomerRow.COLUMNS, CustomerRow::toCustomer);
        this.emailClaims = new ScopedTable<>(
                unitOfWork,
                "payer",
                List.of("email_normalized", "customer_id"),
                row -> new CustomerId(row.getString("customer_id")));
    }

    @Override
    public Customer getOrInsert(Scope scope, Customer customer) {
        Parameters parameters = CustomerRow.from(scope, customer);
        ExternalId externalId = customer.profile().externalId();
        if (externalId == null) {
            table.insert(parameters);
            return customer;
        }
        return unitOfWork.inTransaction(() -> {
            if (table.insertIfAbsent(parameters)) {
                return customer;
            }
            Optional<Customer> existing = findByExternalId(scope, externalId);
            if (existing.isEmpty()) {
                // Another unique key is violated; this insert reports which one.
                table.insert(parameters);
            }
            return existing.orElse(customer);
        });
    }

    @Override
    public Customer save(Scope scope, Customer customer) {
        table.save(CustomerRow.from(scope, customer));
        return CustomerRow.withNextVersion(customer);
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
        return table.findOne(Criteria.in(scope).and("external_id =", externalId.value()));
    }

    @Override
    public Optional<Customer> lock(Scope scope, CustomerId id) {
        return table.lock(scope, id.value());
    }

    @Override
    public CustomerId claimEmail(Scope scope, EmailAddress email, CustomerId candidate) {
        Parameters parameters = new Parameters(scope)
                .set("email_normalized", email.normalized())
                .set("customer_id", candidate.value());
        return unitOfWork.inTransaction(() -> emailClaims.insertIfAbsent(parameters)
                ? candidate
                : emailClaims
                        .findOne(Criteria.in(scope).and("email_normalized =", email.normalized()))
                        .orElseThrow());
    }

    @Override
    public Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email) {
        return table.findOldest(Criteria.in(scope).orderedBy("email_normalized", email.normalized()));
    }

    @Override
    public Page<Customer> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page) {
        CustomerId after = page.after();
        Criteria criteria = Criteria.in(scope)
                .and("external_id =", externalId == null ? null : externalId.value())
                .and("id <", after == null ? null : after.value());
        return table.newestFirst(criteria, page.limit());
    }
}
