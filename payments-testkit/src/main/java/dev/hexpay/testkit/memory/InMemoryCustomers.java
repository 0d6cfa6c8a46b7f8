package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.scope.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class InMemoryCustomers implements Customers {
    private final InMemoryStore store;
    private final Table<Scoped<CustomerId>, Customer> rows;
    private final Table<Scoped<String>, CustomerId> payers;

    InMemoryCustomers(InMemoryStore store) {
        this.store = store;
        rows = store.table("customer");
        payers = store.table("payer");
    }

    @Override
    public Customer insertOrFind(Scope scope, Customer customer) {
        return store.inTransaction(() -> {
            Optional<Customer> known = withOwnIdOf(scope, customer);
            if (known.isEmpty()) {
                rows.insert(new Scoped<>(scope, customer.id()), customer);
            }
            return known.orElse(customer);
        });
    }

    @Override
    public Customer save(Scope scope, Customer customer) {
        return store.inTransaction(() -> {
            if (find(scope, customer.id())
                    .filter(row -> row.version() == customer.version())
                    .isEmpty()) {
                throw new StaleWrite(customer.id().value());
            }
            if (withOwnIdOf(scope, customer)
                    .filter(row -> !row.id().equals(customer.id()))
                    .isPresent()) {
                throw new AlreadyThere("a customer with this own id");
            }
            Customer saved = new Customer(
                    customer.id(),
                    customer.profile(),
                    customer.defaultMethod(),
                    customer.createdAt(),
                    customer.updatedAt(),
                    customer.version() + 1);
            rows.put(new Scoped<>(scope, customer.id()), saved);
            return saved;
        });
    }

    private Optional<Customer> withOwnIdOf(Scope scope, Customer customer) {
        ExternalId externalId = customer.profile().externalId();
        return externalId == null ? Optional.empty() : findByExternalId(scope, externalId);
    }

    @Override
    public Optional<Customer> find(Scope scope, CustomerId id) {
        return rows.get(new Scoped<>(scope, id));
    }

    @Override
    public List<Customer> findAll(Scope scope, Collection<CustomerId> ids) {
        Set<CustomerId> wanted = Set.copyOf(ids);
        return Scoped.valuesOf(scope, rows)
                .filter(row -> wanted.contains(row.id()))
                .toList();
    }

    @Override
    public Optional<Customer> findByExternalId(Scope scope, ExternalId externalId) {
        return Scoped.valuesOf(scope, rows)
                .filter(row -> externalId.equals(row.profile().externalId()))
                .findFirst();
    }

    @Override
    public Optional<Customer> lock(Scope scope, CustomerId id) {
        return store.inTransaction(() -> find(scope, id));
    }

    @Override
    public CustomerId payerOf(Scope scope, EmailAddress email, CustomerId candidate) {
        Scoped<String> key = new Scoped<>(scope, email.normalized());
        return store.inTransaction(() -> payers.get(key).orElseGet(() -> {
            payers.insert(key, candidate);
            return candidate;
        }));
    }

    @Override
    public Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email) {
        return Scoped.valuesOf(scope, rows)
                .filter(row -> row.profile().email().normalized().equals(email.normalized()))
                .min(Comparator.comparing(row -> row.id().value()));
    }

    @Override
    public Page<Customer> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page) {
        return Scoped.newestFirst(
                Scoped.valuesOf(scope, rows)
                        .filter(row -> externalId == null
                                || externalId.equals(row.profile().externalId())),
                row -> row.id().value(),
                page,
                CustomerId::value);
    }
}
