package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The customers in table {@code customer}, and the customer of each payer e-mail address in table {@code payer}. */
final class JdbiCustomers implements Customers {
    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Customer> table;
    private final ScopedTable<EmailClaimRow> emailClaims;

    JdbiCustomers(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "customer", CustomerRow.TYPE);
        this.emailClaims = new ScopedTable<>(unitOfWork, "payer", RowType.of(EmailClaimRow.class));
    }

    /** The customer of a payer e-mail address as a row of {@code payer}. */
    record EmailClaimRow(String emailNormalized, CustomerId customerId) {}

    @Override
    public Customer getOrInsert(Scope scope, Customer customer) {
        ExternalId externalId = customer.profile().externalId();
        if (externalId == null) {
            table.insert(scope, customer);
            return customer;
        }
        return unitOfWork.inTransaction(() -> {
            if (table.insertIfAbsent(scope, customer)) {
                return customer;
            }
            Optional<Customer> existing = findByExternalId(scope, externalId);
            if (existing.isEmpty()) {
                // Another unique key is violated; when this insert is sent, it reports which one.
                table.insert(scope, customer);
            }
            return existing.orElse(customer);
        });
    }

    @Override
    public Customer save(Scope scope, Customer customer) {
        table.save(scope, customer);
        return customer.withVersion(customer.version() + 1);
    }

    @Override
    public Optional<Customer> find(Scope scope, CustomerId id) {
        return table.find(scope, id);
    }

    @Override
    public Optional<Customer> findByExternalId(Scope scope, ExternalId externalId) {
        return table.findOne(Criteria.in(scope).and("external_id =", externalId));
    }

    @Override
    public Optional<Customer> lock(Scope scope, CustomerId id) {
        return table.lock(scope, id);
    }

    @Override
    public CustomerId claimEmail(Scope scope, EmailAddress email, CustomerId candidate) {
        EmailClaimRow claim = new EmailClaimRow(email.normalized(), candidate);
        return unitOfWork.inTransaction(() -> emailClaims.insertIfAbsent(scope, claim)
                ? candidate
                : emailClaims
                        .findOne(Criteria.in(scope).and("email_normalized =", email.normalized()))
                        .orElseThrow()
                        .customerId());
    }

    @Override
    public Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email) {
        return table.oldestFirst(Criteria.in(scope).orderedBy("email_normalized", email.normalized()), 1).stream()
                .findFirst();
    }

    @Override
    public Page<Customer> list(Scope scope, CustomerFilter filter, PageRequest<CustomerId> page) {
        EmailAddress email = filter.email();
        Criteria criteria = Criteria.in(scope)
                .orderedBy("email_normalized", email == null ? null : email.normalized())
                .and("external_id =", filter.externalId())
                .and("id <", page.after());
        return table.newestFirst(criteria, page.limit());
    }
}
