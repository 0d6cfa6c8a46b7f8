package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments of every organization and mode. A payment outside the given scope is not found. */
public interface Payments {
    /** Inserts a new payment that no API key created. */
    default void insert(Scope scope, Payment payment) {
        insert(scope, payment, null);
    }

    /**
     * Inserts a new payment; it reads back equal to the given one.
     *
     * @param createdBy the API key that created it; null when none did
     */
    void insert(Scope scope, Payment payment, @Nullable ApiKeyId createdBy);

    /**
     * Records that the page of the payment was opened, unless that is recorded already. The payment is not changed, and a
     * save of the version read before still succeeds.
     */
    void markOpened(Scope scope, PaymentId id, Instant openedAt);

    /** What is known of the payment besides its state, if this scope has it. */
    Optional<Trace> trace(Scope scope, PaymentId id);

    /**
     * What is known of a payment besides its state.
     *
     * @param createdBy the API key that created it; null when none did, or when that was not recorded
     * @param openedAt when its page was first opened; null when it was not
     */
    record Trace(@Nullable ApiKeyId createdBy, @Nullable Instant openedAt) {}

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

    /**
     * The payment whose page has this token, with its scope: the token is the payer's only credential. A token that names a
     * scope is looked up in that scope only.
     */
    Optional<Scoped<Payment>> findByToken(LinkToken token);

    /** The payments that match the filter, newest first; inserts between two pages do not shift the pages. */
    Page<Payment> list(Scope scope, PaymentFilter filter, PageRequest<PaymentId> page);
}
