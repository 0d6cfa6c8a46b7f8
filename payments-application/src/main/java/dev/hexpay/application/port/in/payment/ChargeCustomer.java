package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import org.jspecify.annotations.Nullable;

/** Charges a vaulted method while its owner is away. */
public interface ChargeCustomer {
    /**
     * Makes the charge and returns the payment as far as it came: succeeded, failed, waiting for its payer, or
     * processing when the provider has not said its last word.
     *
     * @throws PaymentsException {@code customer_not_found}, {@code payment_method_not_found} when none is vaulted (or not the one
     *     asked for), {@code provider_unavailable} when no provider moves money in this mode, {@code payment_failed} when
     *     the tax cannot be told now: then nothing is stored, and the same request may be made again under its key
     */
    IdempotentResult<Payment> charge(Scope scope, Command command, IdempotentRequest<Payment> request);

    /**
     * What to charge.
     *
     * @param customer whose method is charged
     * @param subtotal what the merchant wants, before tax; at least 1 minor unit
     * @param method which method; null for the customer's default
     */
    record Command(
            CustomerReference customer,
            Money subtotal,
            Description description,
            @Nullable PaymentMethodId method,
            @Nullable Metadata metadata) {
        public Command {
            if (subtotal.minor() < 1) {
                throw PaymentsException.invalid("amount", "must be at least 1");
            }
        }
    }
}
