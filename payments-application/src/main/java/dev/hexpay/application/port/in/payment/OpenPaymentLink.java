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

/** Makes a hosted link that a payer opens and pays. */
public interface OpenPaymentLink {
    /**
     * Makes the link, with its tax when the customer's address is known.
     *
     * @throws PaymentsException {@code customer_not_found} for an unknown customer, {@code validation_error} for an expiry that is
     *     past, {@code provider_unavailable} when no provider moves money in this mode, {@code payment_failed} when the
     *     tax cannot be told now: then nothing is stored, and the same request may be made again under its key
     */
    IdempotentResult<Payment> open(Scope scope, Command command, IdempotentRequest<Payment> request);

    /**
     * What to ask for.
     *
     * @param subtotal what the merchant wants, before tax; at least 1 minor unit
     * @param customer who shall pay; null for whoever opens the link
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
