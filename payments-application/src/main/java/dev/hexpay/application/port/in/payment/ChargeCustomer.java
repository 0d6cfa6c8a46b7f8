package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import org.jspecify.annotations.Nullable;

/** Charges a saved payment method off-session. */
public interface ChargeCustomer {
    /**
     * Creates the charge and returns the payment in its current state: succeeded, failed, requires action, or
     * processing when the provider has returned no final result.
     *
     * @throws PaymentsException {@code customer_not_found}, {@code payment_method_not_found} when none is saved (or not
     *     the requested one), {@code provider_unsupported} when no provider is configured for this mode,
     *     {@code payment_failed} when the tax cannot be calculated now: then nothing is stored, and the same request
     *     may be repeated under its key
     */
    IdempotentResult<Payment> charge(Scope scope, Command command, Idempotency idempotency);

    /** The same for a caller that never repeats a request. */
    default Payment charge(Scope scope, Command command) {
        return charge(scope, command, Idempotency.none()).value();
    }

    /**
     * The charge to create.
     *
     * @param customer the customer to charge
     * @param subtotal the amount before tax; at least 1 minor unit
     * @param method the payment method; null for the customer's default
     * @param createdBy the API key that requests it; null when none does
     */
    record Command(
            CustomerReference customer,
            Money subtotal,
            Description description,
            @Nullable PaymentMethodReference method,
            @Nullable Metadata metadata,
            @Nullable ApiKeyId createdBy) {
        public Command {
            if (subtotal.minor() < 1) {
                throw new InvalidValueException("the subtotal must be at least 1 minor unit");
            }
        }

        /** A charge of the customer's default method. */
        public static Command of(CustomerReference customer, Money subtotal, Description description) {
            return new Command(customer, subtotal, description, null, null, null);
        }

        /** The same charge, of this payment method. */
        public Command withMethod(@Nullable PaymentMethodId method) {
            PaymentMethodReference reference = method == null ? null : PaymentMethodReference.of(method);
            return new Command(customer, subtotal, description, reference, metadata, createdBy);
        }

        /** The same charge, requested by this API key. */
        public Command withCreatedBy(@Nullable ApiKeyId createdBy) {
            return new Command(customer, subtotal, description, method, metadata, createdBy);
        }

        /** The same charge with this metadata. */
        public Command withMetadata(@Nullable Metadata metadata) {
            return new Command(customer, subtotal, description, method, metadata, createdBy);
        }
    }
}
