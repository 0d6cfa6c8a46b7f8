package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.event.DomainEvent.RefundSettled;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.Refund;
import org.jspecify.annotations.Nullable;

/** The payload of {@code payment.refunded}. */
final class RefundPayload {
    private RefundPayload() {}

    static EventPayload of(RefundSettled settled) {
        Refund refund = settled.refund();
        return new EventPayload.Refund(
                refund.charge().transaction().value(),
                refund.charge().provider(),
                linkIdOf(settled.payment()),
                settled.invoice().id().value(),
                settled.invoice().number().text(),
                settled.payer().merchantReference(),
                null,
                refund.share().total().minor(),
                CurrencyCode.format(settled.payment().price().currency()));
    }

    /** The id of a link; a charge has none. */
    static @Nullable String linkIdOf(Payment payment) {
        return payment.kind() == PaymentKind.LINK ? payment.id().value() : null;
    }
}
