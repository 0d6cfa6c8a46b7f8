package dev.hexpay.application.port.in.paypage;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tax.TaxBreakdown;
import org.jspecify.annotations.Nullable;

/** Quotes the price to a payer before they pay. */
public interface QuotePrice {
    /**
     * The price for a payer at this location; nothing is stored. It is the customer's price when the merchant gave the
     * customer's address.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown,
     *     {@code payment_failed} when the tax cannot be calculated now
     */
    TaxBreakdown quote(LinkToken token, TaxLocation location);

    /**
     * The details of a payer that decide the tax.
     *
     * @param country ISO 3166-1 alpha-2; null while unknown
     * @param state the state or province as entered
     * @param taxDocument the payer's tax id; the customer's tax id applies when it is null
     */
    record TaxLocation(
            @Nullable String country,
            @Nullable String state,
            @Nullable TaxDocument taxDocument) {
        /** The location of an address. */
        public static TaxLocation of(PostalAddress address, @Nullable TaxDocument taxDocument) {
            String state = address.state() == null ? address.region() : address.state();
            return new TaxLocation(address.country(), state, taxDocument);
        }
    }
}
