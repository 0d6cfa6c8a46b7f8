package dev.hexpay.application.port.in;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tax.TaxBreakdown;
import org.jspecify.annotations.Nullable;

/** Tells a payer what they will pay, before they pay it. */
public interface QuotePrice {
    /**
     * The price for a payer at this place; nothing is stored. It is the customer's price when the merchant gave the
     * customer's address.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code not_found} when the token opens nothing
     */
    TaxBreakdown quote(LinkToken token, Place place);

    /** As much of an address as decides the tax. */
    record Place(@Nullable String country, @Nullable String state) {
        /** The place of a whole address. */
        public static Place of(PostalAddress address) {
            return new Place(address.country(), address.state() == null ? address.region() : address.state());
        }
    }
}
