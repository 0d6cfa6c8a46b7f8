package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.PlainText;

/** A merchant's reference to a customer: our {@code cus_} id or the external id, 1 to 100 characters. */
public record CustomerReference(String value) {
    private static final int MAX = 100;

    /**
     * @throws InvalidValueException when it can be neither
     */
    public CustomerReference {
        PlainText.singleLine(value, MAX);
    }
}
