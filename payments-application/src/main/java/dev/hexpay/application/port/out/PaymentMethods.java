package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The vaulted payment methods; what lies outside the given scope is not found. */
public interface PaymentMethods {
    /** Keeps a new method, which is read back equal to what was given. */
    void insert(Scope scope, PaymentMethod method);

    /** The method, if this scope has it. */
    Optional<PaymentMethod> find(Scope scope, PaymentMethodId id);

    /** The method as it is once nobody else is detaching it; until the unit of work ends, nobody else will. */
    Optional<PaymentMethod> lock(Scope scope, PaymentMethodId id);

    /** Forgets a method; from then on no reader of this port finds it. */
    void delete(Scope scope, PaymentMethodId id);

    /** The methods of a customer, newest first. */
    Page<PaymentMethod> ofCustomer(Scope scope, CustomerId customer, PageRequest<PaymentMethodId> page);

    /** Those of the ids that this scope has, in one question. */
    List<PaymentMethod> findAll(Scope scope, Collection<PaymentMethodId> ids);
}
