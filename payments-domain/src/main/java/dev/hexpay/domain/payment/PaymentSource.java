package dev.hexpay.domain.payment;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import org.jspecify.annotations.Nullable;

/** What a transaction charges: never a card number, always a reference of the provider. */
public sealed interface PaymentSource {
    /** The provider's reference; its format is opaque. */
    String reference();

    /** The displayable details of its card; null when they are not known, as for transactions of older versions. */
    @Nullable
    Card card();

    /**
     * A one-time reference to card details entered on the payment page; charging it saves the card at the provider.
     *
     * @param savedReference the reference of a card that the provider keeps for the same customer, so that it saves the
     *     new one beside it; null when there is none, or when the customer is not certain
     */
    record CardToken(
            String reference, @Nullable Card card, @Nullable String savedReference) implements PaymentSource {
        /** A token of a payer for whom no card is saved. */
        public CardToken(String reference, @Nullable Card card) {
            this(reference, card, null);
        }

        /** A token whose card is not known. */
        public CardToken(String reference) {
            this(reference, null);
        }

        /** The same token of this card; the card that is known already stays. */
        public CardToken withCard(Card charged) {
            return card == null ? new CardToken(reference, charged, savedReference) : this;
        }

        /** The same token of a customer for whom this card is saved. */
        public CardToken withSavedReference(@Nullable String saved) {
            return new CardToken(reference, card, saved);
        }
    }

    /** A saved payment method, charged without the payer present. */
    record SavedMethod(
            PaymentMethodId method,
            String reference,
            @Nullable Card card) implements PaymentSource {
        /** A saved method whose card is not known. */
        public SavedMethod(PaymentMethodId method, String reference) {
            this(method, reference, null);
        }

        /** This payment method. */
        public static SavedMethod of(PaymentMethod method) {
            return new SavedMethod(method.id(), method.reference(), method.card());
        }
    }
}
