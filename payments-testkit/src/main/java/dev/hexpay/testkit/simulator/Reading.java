package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.MethodView;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.transaction.Refund;
import java.util.Locale;

/** How clients read what they are told. */
final class Reading {
    private Reading() {}

    /** A payment as a client is told of it: id, status and invoice. */
    static String payment(Payment payment) {
        String invoice = payment.state() instanceof PaymentState.Succeeded succeeded
                ? succeeded.invoice().value()
                : "-";
        return payment.id().value() + " " + payment.status() + " " + invoice;
    }

    /** A refund as a client is told of it: id, what became of it, and how much. */
    static String refund(Refund refund) {
        String end = refund.state().getClass().getSimpleName().toUpperCase(Locale.ROOT);
        return refund.id().value() + " " + end + " " + refund.share().total().minor();
    }

    /** What a request to give money back came to. */
    static String refunded(RefundTransaction.Outcome outcome) {
        return refund(outcome.refund());
    }

    /** A card as a client is told of it. */
    static String card(MethodView view) {
        return view.method().id().value() + (view.isDefault() ? " is the default" : " is no default at all");
    }
}
