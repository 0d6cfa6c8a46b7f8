package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates a payment link that a payer opens and pays. */
public interface OpenPaymentLink {
    /**
     * Creates the link, with its tax when the customer's address is known.
     *
     * @throws PaymentsException {@code customer_not_found} for an unknown customer, {@code validation_error} for an
     *     expiry in the past, {@code provider_unavailable} when no provider is configured for this mode,
     *     {@code payment_failed} when the tax cannot be calculated now: then nothing is stored, and the same request
     *     may be repeated under its key
     */
    IdempotentResult<Payment> open(Scope scope, Command command, IdempotentRequest<Payment> request);

    /**
     * The link to create.
     *
     * @param subtotal the amount before tax; at least 1 minor unit
     * @param customer the customer who pays; null for any payer
     */
    record Command(
            Money subtotal,
            Description description,
            @Nullable CustomerReference customer,
            @Nullable WebUrl successUrl,
            @Nullable WebUrl cancelUrl,
            @Nullable Instant expiresAt,
            @Nullable Metadata metadata) {
        public Command {
            if (subtotal.minor() < 1) {
                throw PaymentsException.invalid("amount", "must be at least 1");
            }
        }
    }
}
