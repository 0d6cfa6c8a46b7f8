package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.DomainEvent.PaymentSettled;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import org.jspecify.annotations.Nullable;

/** The payloads of {@code payment.received} and {@code payment.failed}. */
final class PaymentPayload {
    /** The failure of an off-session charge whose bank requires authentication. */
    static final Failure AUTHENTICATION_REQUIRED = new Failure(
            "authentication_required", null, "The card's bank wants its owner to authenticate this payment.");

    private PaymentPayload() {}

    static EventPayload received(PaymentSettled settled) {
        Invoice invoice = settled.invoice();
        Transaction transaction = settled.transaction();
        long total = transaction.price().total().minor();
        return new EventPayload.ReceivedPayment(
                invoice.id().value(),
                invoice.number().text(),
                total,
                settled.payer().merchantReference(),
                null,
                transaction.id().value(),
                transaction.provider(),
                total,
                CurrencyCode.format(settled.payment().price().currency()),
                total,
                transaction.billingDetails().email().value(),
                invoice.issuedAt());
    }

    /** A charge that requires action can be recovered by the payer on its page. */
    static EventPayload failed(Payment charge, @Nullable Customer customer, Failure failure, PublicUrls urls) {
        if (customer == null) {
            throw new IllegalStateException(charge.id() + " has no customer");
        }
        boolean isRecoverable = charge.status() == PaymentStatus.REQUIRES_ACTION;
        return new EventPayload.FailedPayment(
                "",
                "",
                customer.merchantReference(),
                null,
                charge.provider(),
                failure.code(),
                failure.message(),
                isRecoverable ? urls.payPage(charge.page().token()) : null);
    }
}
