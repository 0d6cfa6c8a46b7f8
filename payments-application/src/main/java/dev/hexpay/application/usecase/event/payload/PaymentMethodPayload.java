package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;

/** The payload of {@code payment_method.updated}. */
final class PaymentMethodPayload {
    private PaymentMethodPayload() {}

    static EventPayload of(Customer customer, PaymentMethod method) {
        Card card = method.card();
        return new EventPayload.PaymentMethod(
                customer.merchantReference(),
                new EventPayload.Card(card.brand(), card.last4(), card.expMonth(), card.expYear()));
    }

    static EventPayload removed(Customer customer) {
        return new EventPayload.PaymentMethod(customer.merchantReference(), null);
    }
}
