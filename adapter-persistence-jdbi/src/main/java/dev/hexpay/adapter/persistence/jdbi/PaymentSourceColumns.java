package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.PaymentSource;
import java.util.Objects;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The columns of a payment source: a card token, or a saved method. */
record PaymentSourceColumns(
        @ColumnName("instrument") String kind,
        @ColumnName("instrument_reference") String reference,
        @Nullable PaymentMethodId paymentMethodId,
        // Null in rows of an older version.
        @Nullable String savedReference,
        @Nested CardColumns card) {
    private static final String CARD_TOKEN = "one_time_token";
    private static final String SAVED_METHOD = "vaulted";

    static PaymentSourceColumns from(PaymentSource source) {
        CardColumns card = CardColumns.from(source.card());
        return source instanceof PaymentSource.SavedMethod saved
                ? new PaymentSourceColumns(SAVED_METHOD, saved.reference(), saved.method(), null, card)
                : new PaymentSourceColumns(
                        CARD_TOKEN,
                        source.reference(),
                        null,
                        ((PaymentSource.CardToken) source).savedReference(),
                        card);
    }

    PaymentSource toPaymentSource() {
        return switch (kind) {
            case CARD_TOKEN -> new PaymentSource.CardToken(reference, card.toCard(), savedReference);
            case SAVED_METHOD ->
                new PaymentSource.SavedMethod(
                        Objects.requireNonNull(paymentMethodId, "payment_method_id"), reference, card.toCard());
            default -> throw new IllegalStateException("unknown kind of payment source: " + kind);
        };
    }

    /** The columns of a card; null in rows of an older version. */
    record CardColumns(
            @Nullable String cardBrand,
            @Nullable String cardLast4,
            @Nullable Integer cardExpMonth,
            @Nullable Integer cardExpYear) {
        static CardColumns from(@Nullable Card card) {
            return card == null
                    ? new CardColumns(null, null, null, null)
                    : new CardColumns(card.brand(), card.last4(), card.expMonth(), card.expYear());
        }

        @Nullable
        Card toCard() {
            return cardBrand == null
                    ? null
                    : new Card(
                            cardBrand,
                            Objects.requireNonNull(cardLast4, "card_last4"),
                            Objects.requireNonNull(cardExpMonth, "card_exp_month"),
                            Objects.requireNonNull(cardExpYear, "card_exp_year"));
        }
    }
}
