package dev.hexpay.adapter.http.paypage.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of the payment form, in the order of the form, with the attributes that browsers use for autofill. */
public enum PayField {
    EMAIL("email", "Email", "email"),
    NAME("name", "Full name", "name"),
    COUNTRY("country", "Country", "billing country"),
    LINE1("line1", "Address", "billing address-line1"),
    LINE2("line2", "Apartment, suite, etc.", "billing address-line2"),
    POSTAL_CODE("postalCode", "Postal code", "billing postal-code"),
    CITY("city", "City", "billing address-level2"),
    STATE("state", "State or province", "billing address-level1"),
    TAX_ID("taxId", "VAT ID", "off"),
    CARD_NUMBER("cardNumber", "Card number", "cc-number"),
    EXPIRY("expiry", "Expiry (MM/YY)", "cc-exp"),
    CVC("cvc", "Security code", "cc-csc");

    /** The fields of the billing address. */
    public static final List<PayField> ADDRESS = List.of(COUNTRY, LINE1, LINE2, POSTAL_CODE, CITY, STATE);

    private final String parameter;
    private final String label;
    private final String autocomplete;

    PayField(String parameter, String label, String autocomplete) {
        this.parameter = parameter;
        this.label = label;
        this.autocomplete = autocomplete;
    }

    /** The name of the form field, which is also its HTML id. */
    public String parameter() {
        return parameter;
    }

    /** The label on the page. */
    public String label() {
        return label;
    }

    /** HTML's {@code autocomplete} token. */
    public String autocomplete() {
        return autocomplete;
    }

    /** Whether the payer may leave it empty. */
    public boolean isOptional() {
        return this == LINE2 || this == STATE || this == TAX_ID;
    }

    /** Whether it is part of the card; card fields are never prefilled. */
    public boolean isCard() {
        return switch (this) {
            case CARD_NUMBER, EXPIRY, CVC -> true;
            case EMAIL, NAME, COUNTRY, LINE1, LINE2, CITY, POSTAL_CODE, STATE, TAX_ID -> false;
        };
    }

    /** HTML's {@code type}. */
    public String type() {
        return this == EMAIL ? "email" : "text";
    }

    /** HTML's {@code dir}: text takes the direction of its letters; null for e-mail addresses, ids and the card. */
    public @Nullable String direction() {
        return switch (this) {
            case NAME, LINE1, LINE2, CITY, STATE -> "auto";
            case EMAIL, COUNTRY, POSTAL_CODE, TAX_ID, CARD_NUMBER, EXPIRY, CVC -> null;
        };
    }

    /** HTML's {@code inputmode}, for numeric fields; null otherwise. */
    public @Nullable String inputMode() {
        return isCard() ? "numeric" : null;
    }

    /** The placeholder text; null if there is none. */
    public @Nullable String placeholder() {
        return switch (this) {
            case CARD_NUMBER -> "1234 1234 1234 1234";
            case EXPIRY -> "MM/YY";
            case CVC -> "CVC";
            case EMAIL, NAME, COUNTRY, LINE1, LINE2, CITY, POSTAL_CODE, STATE, TAX_ID -> null;
        };
    }

    /** A hint below the field; null if there is none. */
    public @Nullable String hint() {
        return switch (this) {
            case STATE -> "For Canada its two letters, such as ON";
            case TAX_ID -> "If you buy for a business, such as DE136695976";
            default -> null;
        };
    }
}
