package dev.hexpay.application.port.in.paypage;

import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads what a payer may see of a payment: never a saved card, never another payment. */
public interface ViewPayPage {
    /**
     * The page of this token.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown
     */
    PayPage view(LinkToken token);

    /**
     * A payment as its payer sees it.
     *
     * @param seller the merchant's name
     * @param invoice null until it is paid
     * @param status what the payer can do
     */
    record PayPage(
            Scope scope,
            String seller,
            Payment payment,
            @Nullable InvoiceLink invoice,
            PayPageStatus status) {
        /** Test mode or live mode. */
        public Mode mode() {
            return scope.mode();
        }
    }

    /** The number of the invoice, and its download URL, which is valid for 7 days. */
    record InvoiceLink(InvoiceNumber number, String downloadUrl) {}

    /** What a payer can do at the page. */
    enum PayPageStatus {
        /** Pay with a card. */
        PAYABLE,
        /** Authenticate the transaction that requires action; a link can be paid with another card instead. */
        REQUIRES_ACTION,
        /** Wait. */
        PROCESSING,
        /** Nothing: it is paid. */
        PAID,
        /** Nothing: the merchant canceled it. */
        CANCELED,
        /** Nothing: it was not paid in time. */
        EXPIRED,
        /** Nothing: it was a charge and was declined. */
        DECLINED
    }
}
