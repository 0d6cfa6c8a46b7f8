package dev.hexpay.application.page;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of customers; null matches everything.
 *
 * @param externalId the customer with the merchant's id
 * @param email the customers with this e-mail address, case-insensitively
 */
public record CustomerFilter(
        @Nullable ExternalId externalId, @Nullable EmailAddress email) {
    /** Every customer. */
    public static final CustomerFilter ALL = new CustomerFilter(null, null);
}
