package dev.hexpay.domain.payment;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import org.jspecify.annotations.Nullable;

/**
 * The billing details of a transaction: entered by the payer, or copied from the customer when it started.
 *
 * @param taxDocument the tax id given by the payer, or that of the customer
 */
public record BillingDetails(
        EmailAddress email,
        @Nullable FullName name,
        @Nullable PostalAddress address,
        @Nullable TaxDocument taxDocument) {}
