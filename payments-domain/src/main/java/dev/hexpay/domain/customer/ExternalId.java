package dev.hexpay.domain.customer;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.text.PlainText;

/** The merchant's id of a customer, 1 to 100 characters, unique within organization and mode. */
public record ExternalId(String value) {
    /** The longest external id. */
    public static final int MAX = 100;

    public ExternalId {
        PlainText.singleLine(value, MAX);
        if (IdKind.CUSTOMER.matches(value)) {
            throw new InvalidValueException("must be an external id, not one of our customer ids");
        }
    }
}
