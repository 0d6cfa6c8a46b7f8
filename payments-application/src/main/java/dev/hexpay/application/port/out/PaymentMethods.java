package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The vaulted payment methods. A method outside the given scope is not found. */
public interface PaymentMethods {
    /** Inserts a new method; it reads back equal to the given one. */
    void insert(Scope scope, PaymentMethod method);

    /** The method, if this scope has it. */
    Optional<PaymentMethod> find(Scope scope, PaymentMethodId id);

    /**
     * Locks and reads the method. It waits for a concurrent detach; no one else detaches it until the unit of work
     * ends.
     */
    Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id);

    /** Deletes a method; no read of this port finds it any more. */
    void delete(Scope scope, PaymentMethodId id);

    /**
     * Saves the card details of a method, which the caller has locked; nothing else of a method changes.
     *
     * @throws IllegalStateException when this scope does not have it
     */
    void saveCard(Scope scope, PaymentMethod method);

    /** The methods of every scope with this {@link PaymentMethod#cardId()} at this provider. */
    List<Scoped<PaymentMethod>> findByCardId(String provider, String cardId);

    /** The methods of a customer, newest first. */
    Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page);

    /** The methods of this scope with these ids, in one query. */
    List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids);
}
