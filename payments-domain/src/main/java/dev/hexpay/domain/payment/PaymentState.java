package dev.hexpay.domain.payment;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.TransactionId;
import org.jspecify.annotations.Nullable;

/** The status of a payment, with exactly the data that exists in that status. */
public sealed interface PaymentState {
    /** The status of this state. */
    PaymentStatus status();

    /** The transaction to which the status refers; null when there is none. */
    @Nullable
    TransactionId transaction();

    /** Not yet paid. */
    record Pending() implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.PENDING;
        }

        @Override
        public @Nullable TransactionId transaction() {
            return null;
        }
    }

    /** The provider is being called, or its final result is not known. */
    record Processing(TransactionId transaction) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.PROCESSING;
        }
    }

    /** The bank requires the payer to authenticate this transaction. */
    record RequiresAction(TransactionId transaction) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.REQUIRES_ACTION;
        }
    }

    /** The last transaction was declined; a link stays payable. */
    record Failed(TransactionId transaction, Failure failure) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.FAILED;
        }
    }

    /** Paid once, and invoiced. */
    record Succeeded(TransactionId transaction, InvoiceId invoice) implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.SUCCEEDED;
        }
    }

    /** The merchant canceled the link before it was paid. */
    record Canceled() implements PaymentState {
        @Override
        public PaymentStatus status() {
            return PaymentStatus.CANCELED;
        }

        @Override
        public @Nullable TransactionId transaction() {
            return null;
        }
    }
}
