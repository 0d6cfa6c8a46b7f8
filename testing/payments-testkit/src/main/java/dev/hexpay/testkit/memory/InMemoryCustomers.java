package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Comparator;
import java.util.Optional;

final class InMemoryCustomers implements Customers {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<CustomerId>, Customer> rows;
    private final InMemoryTable<ScopedKey<String>, CustomerId> emailOwners;

    InMemoryCustomers(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("customer");
        emailOwners = store.table("e-mail owner");
    }

    @Override
    public Customer getOrInsert(Scope scope, Customer customer) {
        return store.inTransaction(() -> {
            Optional<Customer> existing = findSameExternalId(scope, customer);
            if (existing.isEmpty()) {
                rows.insert(new ScopedKey<>(scope, customer.id()), customer);
            }
            return existing.orElse(customer);
        });
    }

    @Override
    public Customer save(Scope scope, Customer customer) {
        return store.inTransaction(() -> {
            if (find(scope, customer.id())
                    .filter(row -> row.version() == customer.version())
                    .isEmpty()) {
                throw new OptimisticLockException(customer.id().value());
            }
            if (findSameExternalId(scope, customer)
                    .filter(row -> !row.id().equals(customer.id()))
                    .isPresent()) {
                throw new DuplicateKeyException("a customer with this external id");
            }
            Customer saved = customer.withVersion(customer.version() + 1);
            rows.put(new ScopedKey<>(scope, customer.id()), saved);
            return saved;
        });
    }

    private Optional<Customer> findSameExternalId(Scope scope, Customer customer) {
        ExternalId externalId = customer.profile().externalId();
        return externalId == null ? Optional.empty() : findByExternalId(scope, externalId);
    }

    @Override
    public Optional<Customer> find(Scope scope, CustomerId id) {
        return rows.get(new ScopedKey<>(scope, id));
    }

    @Override
    public Optional<Customer> findByExternalId(Scope scope, ExternalId externalId) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> externalId.equals(row.profile().externalId()))
                .findFirst();
    }

    @Override
    public Optional<Customer> lock(Scope scope, CustomerId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public CustomerId claimEmail(Scope scope, EmailAddress email, CustomerId candidate) {
        ScopedKey<String> key = new ScopedKey<>(scope, email.normalized());
        return store.inTransaction(() -> emailOwners.get(key).orElseGet(() -> {
            emailOwners.insert(key, candidate);
            return candidate;
        }));
    }

    @Override
    public Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email) {
        return ScopedKey.valuesOf(scope, rows)
                .filter(row -> row.profile().email().normalized().equals(email.normalized()))
                .min(Comparator.comparing(row -> row.id().value()));
    }

    @Override
    public Page<Customer> list(Scope scope, CustomerFilter filter, PageRequest<CustomerId> page) {
        return ScopedKey.newestFirst(
                ScopedKey.valuesOf(scope, rows).filter(row -> matches(row, filter)),
                row -> row.id().value(),
                page,
                CustomerId::value);
    }

    private static boolean matches(Customer customer, CustomerFilter filter) {
        ExternalId externalId = filter.externalId();
        EmailAddress email = filter.email();
        return (externalId == null || externalId.equals(customer.profile().externalId()))
                && (email == null
                        || email.normalized().equals(customer.profile().email().normalized()));
    }
}
