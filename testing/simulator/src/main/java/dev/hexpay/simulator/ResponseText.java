package dev.hexpay.simulator;

import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Refund;
import java.util.Locale;

/** Responses as clients read them. */
final class ResponseText {
    private ResponseText() {}

    /** A payment: id, status and invoice. */
    static String payment(Payment payment) {
        String invoice = payment.state() instanceof PaymentState.Succeeded succeeded
                ? succeeded.invoice().value()
                : "-";
        return payment.id().value() + " " + payment.status() + " " + invoice;
    }

    /** A refund: id, status and amount. */
    static String refund(Refund refund) {
        String status = refund.state().getClass().getSimpleName().toUpperCase(Locale.ROOT);
        return refund.id().value() + " " + status + " " + refund.share().total().minor();
    }

    /** The result of a refund request. */
    static String refunded(RefundTransaction.Result outcome) {
        return refund(outcome.refund());
    }

    /** A card: id, and whether it is the default. */
    static String card(PaymentMethodDetails details) {
        return details.method().id().value() + (details.isDefault() ? " is the default" : " is not the default");
    }
}
