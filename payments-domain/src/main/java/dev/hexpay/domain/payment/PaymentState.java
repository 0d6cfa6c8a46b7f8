package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.TransactionId;

/** What is true of a payment in each status, and nothing that is not true yet. */
public sealed interface PaymentState {
    /** The status that these facts belong to. */
    PaymentStatus status();

    /** Waiting for a payer. */
    record Pending() implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.PENDING;
        }
    }

    /** The provider has been asked, or is about to be, and has not been heard to the end. */
    record Processing(TransactionId transaction) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.PROCESSING;
        }
    }

    /** The payer's bank wants the payer to authenticate this attempt. */
    record RequiresAction(TransactionId transaction) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.REQUIRES_ACTION;
        }
    }

    /** The last attempt was declined; a link stays payable. */
    record Failed(TransactionId transaction, Failure failure) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.FAILED;
        }
    }

    /** The money moved, once, and is invoiced. */
    record Succeeded(TransactionId transaction, InvoiceId invoice) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.SUCCEEDED;
        }
    }

    /** The merchant took the link back before anybody paid. */
    record Canceled() implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.CANCELED;
        }
    }
}
