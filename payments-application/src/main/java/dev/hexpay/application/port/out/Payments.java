package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments of every organization and mode; what lies outside the given scope is not found. */
public interface Payments {
    /** Keeps a new payment, which is read back equal to what was given. */
    void insert(Scope scope, Payment payment);

    /**
     * Keeps a changed payment and returns it with its next version.
     *
     * @throws OptimisticLockException when it was saved by somebody else since it was read, or is not in this scope
     */
    Payment save(Scope scope, Payment payment);

    /** The payment, if this scope has it. */
    Optional<Payment> find(Scope scope, PaymentId id);

    /** The payment as it is once nobody else is changing it; until the unit of work ends, nobody else will. */
    Optional<Payment> lock(Scope scope, PaymentId id);

    /** The payment whose page has this token, and whose it is: the token is the payer's only credential. */
    Optional<Located> findByToken(LinkToken token);

    /** Those that fit the filter, newest first, whatever is inserted between two pages. */
    Page<Payment> list(Scope scope, Filter filter, PageRequest<PaymentId> page);

    /** A payment and the scope that it was found in. */
    record Located(Scope scope, Payment payment) {}

    /**
     * Which payments are wanted; null means any.
     *
     * @param createdAfter made at this instant or later
     * @param createdBefore made before this instant
     */
    record Filter(
            @Nullable CustomerId customer,
            @Nullable PaymentStatus status,
            @Nullable PaymentKind kind,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore) {
        /** Every payment. */
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }
}
