package dev.hexpay.application.port.in.paypage;

import dev.hexpay.application.port.out.CardTokenizer.CardDetails;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.vat.VatId;
import org.jspecify.annotations.Nullable;

/** Pays a link with a card that the payer enters. */
public interface PayLink {
    /**
     * Makes one attempt. Of two payers who come at once, one makes it and the other is told that it is being paid.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} when the token opens nothing, {@code validation_error}
     *     of {@code cardNumber} when it is no known test card, and of {@code state} when the tax depends on it,
     *     {@code sandbox_only} for a typed card number in live mode, {@code payment_failed} when the tax cannot be told
     *     now: then nothing was charged and nothing stored
     */
    Result pay(LinkToken token, Command command);

    /**
     * What the payer entered.
     *
     * @param taxDocument their tax id; where VAT ids are known a well-formed one, else a refusal of {@code taxId}
     * @param shownTotalMinor the total that the payer saw, in minor units; null when the page did not say
     */
    record Command(
            EmailAddress email,
            FullName name,
            PostalAddress address,
            @Nullable TaxDocument taxDocument,
            CardDetails card,
            @Nullable Long shownTotalMinor) {
        public Command {
            if (taxDocument != null) {
                VatId.requireWellFormed(taxDocument.value(), address.country());
            }
        }
    }

    /** What the attempt came to. */
    sealed interface Result {
        /** It was made; the payment says how it went. */
        record Attempted(Payment payment) implements Result {}

        /** It was not made, because the payer had not seen this price yet. */
        record PriceChanged(TaxBreakdown price) implements Result {}

        /** It was not made, because the payment is not payable (any more); the page says why. */
        record NotPayable() implements Result {}
    }
}
