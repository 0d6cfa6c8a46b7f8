package dev.hexpay.domain.event;

import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a merchant's data, in domain types and as it was right after. What is published about it, and in
 * which form, is decided elsewhere.
 */
public sealed interface DomainEvent {
    /** Reads the event by its kind. */
    <T> T accept(Visitor<T> visitor);

    /** A payment link was created, for {@code customer} if the merchant named one. */
    record PaymentLinkCreated(Payment link, @Nullable Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentLinkCreated(this);
        }
    }

    /** A payment link was canceled. */
    record PaymentLinkCanceled(Payment link, @Nullable Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentLinkCanceled(this);
        }
    }

    /** A transaction paid the payment, and its invoice was issued. */
    record PaymentSettled(Payment payment, Transaction transaction, Invoice invoice, Customer payer)
            implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentSettled(this);
        }
    }

    /** A transaction of the payment was declined. */
    record PaymentDeclined(
            Payment payment,
            Transaction transaction,
            @Nullable Customer customer,
            Failure failure) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentDeclined(this);
        }
    }

    /** The payment's bank requires the payer to authenticate a transaction, for the first time. */
    record PaymentActionRequired(Payment payment, @Nullable Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentActionRequired(this);
        }
    }

    /** Money of a settled payment was refunded. */
    record RefundSettled(Refund refund, Payment payment, Invoice invoice, Customer payer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.refundSettled(this);
        }
    }

    /** A settled payment and its dispute. */
    record DisputedPayment(
            Payment payment, Transaction transaction, Dispute dispute, Invoice invoice, Customer payer) {}

    /** The payer disputed a settled payment. */
    record DisputeOpened(DisputedPayment disputed) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.disputeOpened(this);
        }
    }

    /** The dispute of a settled payment was won or lost. */
    record DisputeResolved(DisputedPayment disputed) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.disputeResolved(this);
        }
    }

    /** Another method became the default of a customer who had one. */
    record PaymentMethodReplaced(Customer customer, PaymentMethod method) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paymentMethodReplaced(this);
        }
    }

    /** The default method of the customer was detached. */
    record DefaultMethodRemoved(Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.defaultMethodRemoved(this);
        }
    }

    /** The merchant voided an invoice. */
    record InvoiceVoided(Invoice invoice, Customer payer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.invoiceVoided(this);
        }
    }

    /** A customer was created. */
    record CustomerCreated(Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.customerCreated(this);
        }
    }

    /** The details of a customer changed. */
    record CustomerUpdated(Customer customer) implements DomainEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.customerUpdated(this);
        }
    }

    /** One method per kind of event; a new kind is a new method, so that no reader can miss it. */
    interface Visitor<T> {
        T paymentLinkCreated(PaymentLinkCreated event);

        T paymentLinkCanceled(PaymentLinkCanceled event);

        T paymentSettled(PaymentSettled event);

        T paymentDeclined(PaymentDeclined event);

        T paymentActionRequired(PaymentActionRequired event);

        T refundSettled(RefundSettled event);

        T disputeOpened(DisputeOpened event);

        T disputeResolved(DisputeResolved event);

        T paymentMethodReplaced(PaymentMethodReplaced event);

        T defaultMethodRemoved(DefaultMethodRemoved event);

        T invoiceVoided(InvoiceVoided event);

        T customerCreated(CustomerCreated event);

        T customerUpdated(CustomerUpdated event);
    }
}
