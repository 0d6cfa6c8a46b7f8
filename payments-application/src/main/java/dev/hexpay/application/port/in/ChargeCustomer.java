package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Charges a vaulted method while its owner is away. */
public interface ChargeCustomer {
    /**
     * Makes the charge and returns the payment as far as it came: succeeded, failed, waiting for its payer, or
     * processing when the provider has not said its last word.
     *
     * @throws Refusal {@code customer_not_found}, {@code payment_method_not_found} when none is vaulted (or not the one
     *     asked for), {@code provider_unavailable} when no provider moves money in this mode, {@code payment_failed} when
     *     the tax cannot be told now: then nothing is stored, and the same request may be made again under its key
     */
    Answered<Payment> charge(Scope scope, Command command, Once<Payment> once);

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
                throw Refusal.invalid("amount", "must be at least 1");
            }
        }
    }
}
