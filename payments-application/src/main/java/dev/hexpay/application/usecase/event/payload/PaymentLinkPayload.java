package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.PaymentDeclined;
import dev.hexpay.domain.event.DomainEvent.PaymentSettled;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.text.WireName;
import org.jspecify.annotations.Nullable;

/** The payloads of {@code payment_link.*}. */
final class PaymentLinkPayload {
    private PaymentLinkPayload() {}

    static EventPayload of(Payment link, @Nullable Customer customer) {
        return new EventPayload.PaymentLink(
                link.id().value(),
                WireName.of(link.status()),
                link.price().total().minor(),
                CurrencyCode.format(link.price().currency()),
                link.description().value(),
                referenceOf(customer));
    }

    static EventPayload completed(PaymentSettled settled) {
        Payment link = settled.payment();
        Transaction transaction = settled.transaction();
        return new EventPayload.CompletedPaymentLink(
                link.id().value(),
                WireName.of(link.status()),
                transaction.price().total().minor(),
                CurrencyCode.format(link.price().currency()),
                link.description().value(),
                settled.payer().merchantReference(),
                settled.invoice().id().value(),
                settled.invoice().number().text(),
                transaction.id().value());
    }

    static EventPayload failed(PaymentDeclined declined) {
        Payment link = declined.payment();
        return new EventPayload.FailedPaymentLink(
                link.id().value(),
                WireName.of(link.status()),
                declined.transaction().price().total().minor(),
                CurrencyCode.format(link.price().currency()),
                link.description().value(),
                referenceOf(declined.customer()),
                declined.failure().code(),
                declined.failure().message());
    }

    private static @Nullable String referenceOf(@Nullable Customer customer) {
        return customer == null ? null : customer.merchantReference();
    }
}
