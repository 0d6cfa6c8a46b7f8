package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.tenant.Scope;

/** The JSON of a payment method. */
record PaymentMethodResponse(
        String id,
        String brand,
        String last4,
        int expMonth,
        int expYear,
        boolean isDefault,
        String createdAt,
        @OneOf("payment_method") String object,
        boolean livemode) {

    /** The JSON of a detached payment method. */
    record Deleted(
            String id,
            boolean deleted,
            @OneOf("payment_method") String object,
            boolean livemode) {
        static Deleted of(Scope scope, PaymentMethod method) {
            return new Deleted(
                    method.id().value(), true, "payment_method", scope.mode().isLive());
        }
    }

    static PaymentMethodResponse of(Scope scope, PaymentMethodDetails view) {
        Card card = view.method().card();
        return new PaymentMethodResponse(
                view.method().id().value(),
                card.brand(),
                card.last4(),
                card.expMonth(),
                card.expYear(),
                view.isDefault(),
                Timestamps.format(view.method().createdAt()),
                "payment_method",
                scope.mode().isLive());
    }
}
