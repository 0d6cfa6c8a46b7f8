package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.util.Optional;

/** The payments of every organization and mode. A payment outside the given scope is not found. */
public interface Payments {
    /** Inserts a new payment; it reads back equal to the given one. */
    void insert(Scope scope, Payment payment);

    /**
     * Saves a changed payment and returns it with its next version.
     *
     * @throws OptimisticLockException when it was changed since it was read, or is not in this scope
     */
    Payment save(Scope scope, Payment payment);

    /** The payment, if this scope has it. */
    Optional<Payment> find(Scope scope, PaymentId id);

    /** The payment, which a stored reference names; {@link IllegalStateException} when this scope does not have it. */
    default Payment get(Scope scope, PaymentId id) {
        return find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /**
     * Locks and reads the payment. It waits for other writers; no one else changes the payment until the unit of work
     * ends.
     */
    Optional<Payment> lock(Scope scope, PaymentId id);

    /** Locks and reads the payment, which a stored reference names; {@link IllegalStateException} when it is missing. */
    default Payment getLocked(Scope scope, PaymentId id) {
        return lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is missing"));
    }

    /** The payment whose page has this token, with its scope: the token is the payer's only credential. */
    Optional<Scoped<Payment>> findByToken(LinkToken token);

    /** The payments that match the filter, newest first; inserts between two pages do not shift the pages. */
    Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page);
}
