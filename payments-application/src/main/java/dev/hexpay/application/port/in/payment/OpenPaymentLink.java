package dev.hexpay.application.port.in.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.tax.TaxBreakdown;
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
     *     expiry in the past, {@code provider_unsupported} when no provider is configured for this mode,
     *     {@code payment_failed} when the tax cannot be calculated now: then nothing is stored, and the same request
     *     may be repeated under its key
     */
    default Payment open(Scope scope, Command command) {
        return open(scope, price(scope, command));
    }

    /**
     * Finds the customer and calculates the tax; stores nothing. Not to be called inside a transaction, because a tax
     * calculator may be remote.
     *
     * @throws PaymentsException as {@link #open(Scope, Command)}, except {@code provider_unsupported} and the expiry
     */
    PricedLink price(Scope scope, Command command);

    /**
     * Creates a link whose price is known, in one database transaction.
     *
     * @throws IllegalArgumentException when the link was priced in another scope
     * @throws PaymentsException {@code validation_error} when the expiry is in the past, {@code provider_unsupported}
     *     when no provider is configured for this mode
     */
    Payment open(Scope scope, PricedLink link);

    /**
     * A link that is not stored yet: what was requested, for whom, at which price.
     *
     * @param scope the scope in which the customer was found; the only one in which the link can be opened
     */
    record PricedLink(
            Scope scope, Command command, @Nullable Customer customer, TaxBreakdown price) {}

    /**
     * The link to create.
     *
     * @param subtotal the amount before tax; at least 1 minor unit
     * @param customer the customer who pays; null for any payer
     * @param createdBy the API key that requests it; null when none does
     */
    record Command(
            Money subtotal,
            Description description,
            @Nullable CustomerReference customer,
            @Nullable SuccessUrl successUrl,
            @Nullable WebUrl cancelUrl,
            @Nullable Instant expiresAt,
            @Nullable Metadata metadata,
            @Nullable ApiKeyId createdBy) {
        public Command {
            if (subtotal.minor() < 1) {
                throw new InvalidValueException("the subtotal must be at least 1 minor unit");
            }
        }

        /** A link for any payer that does not expire. */
        public static Command of(Money subtotal, Description description) {
            return new Command(subtotal, description, null, null, null, null, null, null);
        }

        /** The same link, for this customer. */
        public Command forCustomer(@Nullable CustomerReference customer) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }

        /** The same link; the payer is sent here after the payment. */
        public Command withSuccessUrl(@Nullable SuccessUrl successUrl) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }

        /** The same link; the payer can return here without paying. */
        public Command withCancelUrl(@Nullable WebUrl cancelUrl) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }

        /** The same link, payable until this instant. */
        public Command withExpiresAt(@Nullable Instant expiresAt) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }

        /** The same link, requested by this API key. */
        public Command withCreatedBy(@Nullable ApiKeyId createdBy) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }

        /** The same link with this metadata. */
        public Command withMetadata(@Nullable Metadata metadata) {
            return new Command(subtotal, description, customer, successUrl, cancelUrl, expiresAt, metadata, createdBy);
        }
    }
}
