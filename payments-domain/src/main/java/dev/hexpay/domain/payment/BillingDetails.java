package dev.hexpay.domain.payment;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import org.jspecify.annotations.Nullable;

/**
 * Who pays an attempt, as they said it themselves or as the customer was known when it was made.
 *
 * @param taxDocument the tax id that they gave, or their customer's
 */
public record BillingDetails(
        EmailAddress email,
        @Nullable FullName name,
        @Nullable PostalAddress address,
        @Nullable TaxDocument taxDocument) {}
