package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customers of every organization and mode; what lies outside the given scope is not found. */
public interface Customers {
    /**
     * Keeps a new customer unless its own id is taken, and returns the one who has it then: the given one, or the one
     * who was there. Of two who come at once with one own id, one waits for the other.
     */
    Customer getOrInsert(Scope scope, Customer customer);

    /**
     * Keeps a changed customer and returns it with its next version.
     *
     * @throws OptimisticLockException when it was saved by somebody else since it was read, or is not in this scope
     * @throws DuplicateKeyException when another customer has its own id
     */
    Customer save(Scope scope, Customer customer);

    /** The customer, if this scope has it. */
    Optional<Customer> find(Scope scope, CustomerId id);

    /** Those of the ids that this scope has, in one question. */
    List<Customer> findAll(Scope scope, Collection<CustomerId> ids);

    /** The customer whom the merchant knows by this id. */
    Optional<Customer> findByExternalId(Scope scope, ExternalId externalId);

    /** The customer as it is once nobody else is changing it; until the unit of work ends, nobody else will. */
    Optional<Customer> lock(Scope scope, CustomerId id);

    /**
     * Who pays under this e-mail address, in any case. The first to ask decides: {@code candidate} when nobody has been
     * decided for this address yet. Of two who ask at once, one waits for the other and gets the same answer.
     */
    CustomerId claimEmail(Scope scope, EmailAddress email, CustomerId candidate);

    /** The oldest customer with this e-mail address, in any case. */
    Optional<Customer> findOldestByEmail(Scope scope, EmailAddress email);

    /** The customers, newest first; only the one with this own id when one is given. */
    Page<Customer> list(Scope scope, @Nullable ExternalId externalId, PageRequest<CustomerId> page);
}
