package dev.hexpay.domain.tax;

import org.jspecify.annotations.Nullable;

/** Why a tax applies or does not. */
public enum TaxReason {
    /** The standard rate at the buyer's location. */
    STANDARD,
    /** The buyer is a business in another member state of the European Union and accounts for the tax itself. */
    REVERSE_CHARGE,
    /** The seller collects no tax at the buyer's location. */
    NOT_REGISTERED,
    /** The buyer's location is not known, or not precisely enough. */
    UNKNOWN_LOCATION,
    /** The rate at the buyer's location is zero. */
    EXEMPT;

    /** The note that an invoice must contain when the seller charges no tax; null for a taxed price. */
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
