package dev.hexpay.application.page;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.payment.TransactionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of transactions; null matches everything.
 *
 * @param email the payer's e-mail address, case-insensitively
 */
public record TransactionFilter(
        @Nullable TransactionStatus status, @Nullable EmailAddress email) {
    /** Every transaction. */
    public static final TransactionFilter ALL = new TransactionFilter(null, null);
}
