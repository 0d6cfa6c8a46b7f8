package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.PaymentSource;
import java.util.Objects;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The columns of a payment source: a card token, or a saved method. */
record PaymentSourceColumns(
        @ColumnName("instrument") String kind,
        @ColumnName("instrument_reference") String reference,
        @Nullable PaymentMethodId paymentMethodId) {
    private static final String CARD_TOKEN = "one_time_token";
    private static final String SAVED_METHOD = "vaulted";

    static PaymentSourceColumns from(PaymentSource source) {
        return source instanceof PaymentSource.SavedMethod saved
                ? new PaymentSourceColumns(SAVED_METHOD, saved.reference(), saved.method())
                : new PaymentSourceColumns(CARD_TOKEN, source.reference(), null);
    }

    PaymentSource toPaymentSource() {
        return switch (kind) {
            case CARD_TOKEN -> new PaymentSource.CardToken(reference);
            case SAVED_METHOD ->
                new PaymentSource.SavedMethod(Objects.requireNonNull(paymentMethodId, "payment_method_id"), reference);
            default -> throw new IllegalStateException("unknown kind of payment source: " + kind);
        };
    }
}
