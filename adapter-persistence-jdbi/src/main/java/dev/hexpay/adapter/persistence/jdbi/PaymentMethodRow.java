package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import java.time.Instant;

/** A payment method as a row of {@code payment_method}. */
record PaymentMethodRow(
        PaymentMethodId id,
        CustomerId customerId,
        String provider,
        String reference,
        String cardBrand,
        String cardLast4,
        int cardExpMonth,
        int cardExpYear,
        Instant createdAt) {
    static final RowType<PaymentMethod, PaymentMethodRow> TYPE =
            new RowType<>(PaymentMethodRow.class, PaymentMethodRow::from, PaymentMethodRow::toPaymentMethod);

    static PaymentMethodRow from(PaymentMethod method) {
        Card card = method.card();
        return new PaymentMethodRow(
                method.id(),
                method.customer(),
                method.provider(),
                method.reference(),
                card.brand(),
                card.last4(),
                card.expMonth(),
                card.expYear(),
                method.createdAt());
    }

    PaymentMethod toPaymentMethod() {
        Card card = new Card(cardBrand, cardLast4, cardExpMonth, cardExpYear);
        return new PaymentMethod(id, customerId, provider, reference, card, createdAt);
    }
}
