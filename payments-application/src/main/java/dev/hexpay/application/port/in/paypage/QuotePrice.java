package dev.hexpay.application.port.in.paypage;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tax.TaxBreakdown;
import org.jspecify.annotations.Nullable;

/** Tells a payer what they will pay, before they pay it. */
public interface QuotePrice {
    /**
     * The price for a payer at this place; nothing is stored. It is the customer's price when the merchant gave the
     * customer's address.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} when the token opens nothing, {@code payment_failed}
     *     when the tax cannot be told now
     */
    TaxBreakdown quote(LinkToken token, TaxLocation place);

    /**
     * As much of a payer as decides the tax.
     *
     * @param country ISO 3166-1 alpha-2; null while unknown
     * @param state the state or province as it was written
     * @param taxDocument the tax id that the payer gave; the customer's own counts where they gave none
     */
    record TaxLocation(
            @Nullable String country,
            @Nullable String state,
            @Nullable TaxDocument taxDocument) {
        /** The place of a whole address. */
        public static TaxLocation of(PostalAddress address, @Nullable TaxDocument taxDocument) {
            String state = address.state() == null ? address.region() : address.state();
            return new TaxLocation(address.country(), state, taxDocument);
        }
    }
}
