package dev.hexpay.application.event;

import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import org.jspecify.annotations.Nullable;

/** The objects that an event is about: it is found by each of their ids. An event of an older version names none. */
public record EventSubjects(
        @Nullable PaymentId payment,
        @Nullable TransactionId transaction,
        @Nullable InvoiceId invoice,
        @Nullable CustomerId customer,
        @Nullable RefundId refund,
        @Nullable DisputeId dispute) {
    /** No object. */
    public static final EventSubjects NONE = new EventSubjects(null, null, null, null, null, null);

    /** Of a payment and its customer. */
    public static EventSubjects of(PaymentId payment, @Nullable CustomerId customer) {
        return new EventSubjects(payment, null, null, customer, null, null);
    }

    /** Of a customer alone. */
    public static EventSubjects of(CustomerId customer) {
        return new EventSubjects(null, null, null, customer, null, null);
    }

    /** And of this transaction. */
    public EventSubjects with(TransactionId added) {
        return new EventSubjects(payment, added, invoice, customer, refund, dispute);
    }

    /** And of this invoice. */
    public EventSubjects with(InvoiceId added) {
        return new EventSubjects(payment, transaction, added, customer, refund, dispute);
    }

    /** And of this refund. */
    public EventSubjects with(RefundId added) {
        return new EventSubjects(payment, transaction, invoice, customer, added, dispute);
    }

    /** And of this dispute. */
    public EventSubjects with(DisputeId added) {
        return new EventSubjects(payment, transaction, invoice, customer, refund, added);
    }

    /** The id of the object whose events are first sent in order: the payment, or else the customer; null without both. */
    public @Nullable String orderKey() {
        if (payment != null) {
            return payment.value();
        }
        return customer == null ? null : customer.value();
    }
}
