package dev.hexpay.application.port.out;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The customers of every organization and mode. A customer outside the given scope is not found. */
public interface Customers {
    /**
     * Inserts a new customer unless its external id is taken, and returns the customer that has the id afterwards: the
     * given one or the existing one. Concurrent calls with the same external id run one after the other.
     */
    Customer getOrInsert(Scope scope, Customer customer);

    /**
     * Saves a changed customer and returns it with its next version.
     *
     * @throws OptimisticLockException when it was changed since it was read, or is not in this scope
     * @throws DuplicateKeyException when another customer has its external id
     */
    Customer save(Scope scope, Customer customer);

    /** The customer, if this scope has it. */
    Optional<Customer> find(Scope scope, CustomerId id);

    /** The customer, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default Customer get(Scope scope, CustomerId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /** The customer with the merchant's external id. */
    Optional<Customer> findByExternalId(Scope scope, ExternalId externalId);

    /**
     * Locks and reads the customer. It waits for other writers; no one else changes the customer until the unit of work
     * ends.
     */
    Optional<Customer> lock(Scope scope, CustomerId id);

    /** Locks and reads the customer, which a stored reference names; {@link IllegalStateException} when it is missing. */
    default Customer getLocked(Scope scope, CustomerId id) {
        return lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /**
     * The customer who pays under this e-mail address, case-insensitively. The first call decides: it stores
     * {@code candidate} when the address has no customer yet. Of two concurrent calls, one waits for the other and
     * returns the same customer.
     */
    CustomerId claimEmail(Scope scope, EmailAddress email, CustomerId candidate);

    /** The oldest customer with this e-mail address, case-insensitively. */
    Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email);

    /** The customers that match the filter, newest first. */
    Page<Customer> list(Scope scope, CustomerFilter filter, PageRequest<CustomerId> page);
}
