package dev.hexpay.domain.tax;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the tax is what it is. */
public enum TaxReason {
    /** The standard rate of the buyer's place. */
    STANDARD,
    /** The buyer is a business in another member state of the European Union and accounts for the tax itself. */
    REVERSE_CHARGE,
    /** No tax is collected where the buyer is. */
    NOT_REGISTERED,
    /** Where the buyer is, is not known, or not exactly enough. */
    UNKNOWN_LOCATION,
    /** The rate of the buyer's place is zero. */
    EXEMPT;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an invoice has to say when no tax, or none by the seller, is on it; null where the rate says it all. */
    public @Nullable String legalNote() {
        return switch (this) {
            case STANDARD -> null;
            case REVERSE_CHARGE ->
                "Reverse charge: VAT to be accounted for by the recipient (Article 196, Directive 2006/112/EC).";
            case NOT_REGISTERED -> "No tax charged: the seller is not registered for tax at the customer's location.";
            case UNKNOWN_LOCATION -> "No tax charged: the customer's location is not known.";
            case EXEMPT -> "No tax charged: the supply is exempt or zero-rated at the customer's location.";
        };
    }
}
