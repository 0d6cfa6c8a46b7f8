package dev.hexpay.application.port.in;

import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.Text;

/** How a merchant names a customer: our {@code cus_} id or the merchant's own, 1 to 100 characters. */
public record CustomerReference(String value) {
    private static final int MAX = 100;

    /** @throws Refusal {@code validation_error} of {@code customerId} when it can be neither */
    public CustomerReference {
        Text.line("customerId", value, MAX);
    }
}
