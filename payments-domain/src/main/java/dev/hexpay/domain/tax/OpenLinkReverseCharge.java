package dev.hexpay.domain.tax;

import dev.hexpay.domain.customer.TaxDocument;
import org.jspecify.annotations.Nullable;

/**
 * Whether the payer of a link without customer can cause a reverse charge. The format of the VAT id that they enter is
 * checked, but not whether it was issued, and not whose it is; the seller owes the tax when it is another's.
 */
public enum OpenLinkReverseCharge {
    /** A well-formed VAT id decides the tax, of this payment and of later charges of the customer that it creates. */
    ON,
    /** A VAT id is printed on the invoice, and decides no tax. */
    OFF;

    /** The part of what the payer entered that may decide the tax; null when there is none. */
    public @Nullable TaxDocument deciding(@Nullable TaxDocument entered) {
        return switch (this) {
            case ON -> entered;
            case OFF -> null;
        };
    }
}
