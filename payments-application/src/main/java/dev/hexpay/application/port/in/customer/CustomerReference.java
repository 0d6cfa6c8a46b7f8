package dev.hexpay.application.port.in.customer;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.text.PlainText;

/**
 * A merchant's reference to a customer: our {@code cus_} id or the external id. It may be longer than both; then there is
 * no such customer.
 */
public record CustomerReference(String value) {
    /**
     * @throws InvalidValueException when it is blank or has control characters
     */
    public CustomerReference {
        PlainText.singleLine(value, Integer.MAX_VALUE);
    }
}
