package dev.hexpay.application.port.in.paypage;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.EnteredCard;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.vat.VatId;
import org.jspecify.annotations.Nullable;

/** Pays a link with a card that the payer enters, here or in the form of the provider. */
public interface PayLink {
    /**
     * Makes one transaction. Of two concurrent payers, one makes it and the other gets {@link Result.NotPayable}.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown,
     *     {@code validation_error} of {@code cardNumber} when it is not a known test card or the card must be entered in
     *     the provider's form, of {@code confirmationToken} when the provider has no such form, of the address when it is
     *     needed and missing, and of {@code state} when the tax depends on it, {@code sandbox_only} for a card number in
     *     live mode, {@code provider_unsupported} when its provider is not configured, {@code payment_failed} when the
     *     tax cannot be calculated now, {@code rate_limited} when too many cards were declined for the link or the
     *     e-mail address, or the tax was calculated too often for the link: then nothing was charged and nothing stored
     */
    Result pay(LinkToken token, Command command);

    /**
     * The payer's input.
     *
     * @param address the billing address; null when the page did not ask for it. It is ignored, like the tax id, when
     *     the link is for a customer whose address on file decides the tax
     * @param taxDocument the payer's tax id; in countries with VAT ids it must be well-formed, else
     *     {@link dev.hexpay.domain.error.InvalidValueException}
     * @param shownTotalMinor the total that the payer saw, in minor units; null when the page did not send it
     */
    record Command(
            EmailAddress email,
            FullName name,
            @Nullable PostalAddress address,
            @Nullable TaxDocument taxDocument,
            EnteredCard card,
            @Nullable Long shownTotalMinor) {
        public Command {
            if (taxDocument != null && address != null) {
                VatId.requireWellFormed(taxDocument.value(), address.country());
            }
        }

        /** A payer without a tax id, whose page did not send the total. */
        public static Command of(EmailAddress email, FullName name, PostalAddress address, EnteredCard card) {
            return new Command(email, name, address, null, card, null);
        }

        /** The same input with this tax id. */
        public Command withTaxDocument(@Nullable TaxDocument taxDocument) {
            return new Command(email, name, address, taxDocument, card, shownTotalMinor);
        }

        /** The same input from a page that showed this total, in minor units. */
        public Command withShownTotalMinor(@Nullable Long shownTotalMinor) {
            return new Command(email, name, address, taxDocument, card, shownTotalMinor);
        }
    }

    /** The result of the call. */
    sealed interface Result {
        /**
         * A transaction was made.
         *
         * @param payment the payment as it is now; it may speak of another transaction
         * @param transaction the transaction of this call
         */
        record Attempted(Payment payment, TransactionId transaction) implements Result {}

        /**
         * No transaction was made, because the payer had not seen this price yet. The same input from a page that shows its
         * total is accepted.
         *
         * @param checkout how the payer enters a card for it
         */
        record PriceChanged(TaxBreakdown price, Checkout checkout) implements Result {}

        /** No transaction was made, because the payment is not payable (any more); the page shows why. */
        record NotPayable() implements Result {}
    }
}
