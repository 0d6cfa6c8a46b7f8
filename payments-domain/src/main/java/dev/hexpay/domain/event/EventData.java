package dev.hexpay.domain.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payload of an event. Each record lists its fields in published order. Amounts are in minor units; statuses and
 * currencies are written as in the API; {@code customerId} is the external id when the customer has one.
 */
public sealed interface EventData {
    /** The published name, for example {@code payment_link.created}. */
    String eventName();

    /** A payment link was created. */
    record PaymentLinkCreated(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId)
            implements EventData {
        @Override
        public String eventName() {
            return "payment_link.created";
        }
    }

    /** A payment link was canceled. */
    record PaymentLinkCanceled(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId)
            implements EventData {
        @Override
        public String eventName() {
            return "payment_link.canceled";
        }
    }

    /** A payment link was paid. */
    record PaymentLinkCompleted(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId,
            String invoiceId,
            String invoiceNumber,
            String paymentTransactionId)
            implements EventData {
        @Override
        public String eventName() {
            return "payment_link.completed";
        }
    }

    /** A transaction of a payment link was declined. */
    record PaymentLinkFailed(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId,
            String failureCode,
            String failureMessage)
            implements EventData {
        @Override
        public String eventName() {
            return "payment_link.failed";
        }
    }

    /** A payment (link or charge) was settled. */
    record PaymentReceived(
            String invoiceId,
            String invoiceNumber,
            long invoiceTotal,
            String customerId,
            @Nullable String subscriptionId,
            String paymentTransactionId,
            String provider,
            long grossAmount,
            String currency,
            long orgNetAmount,
            String customerEmail,
            Instant paidAt)
            implements EventData {
        @Override
        public String eventName() {
            return "payment.received";
        }
    }

    /** A charge failed: it was declined, or it requires action by the payer at {@code recoveryUrl}. */
    record PaymentFailed(
            @Nullable String invoiceId,
            @Nullable String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            String provider,
            String failureCode,
            String failureMessage,
            @Nullable String recoveryUrl)
            implements EventData {
        @Override
        public String eventName() {
            return "payment.failed";
        }
    }

    /** Money was refunded to the payer. */
    record PaymentRefunded(
            String paymentTransactionId,
            String provider,
            @Nullable String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            long refundAmount,
            String currency)
            implements EventData {
        @Override
        public String eventName() {
            return "payment.refunded";
        }
    }

    /** A payer disputed a transaction at their bank. */
    record PaymentDisputed(
            String paymentTransactionId,
            String provider,
            @Nullable String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            long disputeAmount,
            String currency,
            @Nullable String disputeReason)
            implements EventData {
        @Override
        public String eventName() {
            return "payment.disputed";
        }
    }

    /** A dispute was resolved; {@code outcome} is {@code won} or {@code lost}. */
    record PaymentDisputeResolved(
            String paymentTransactionId,
            String provider,
            @Nullable String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            long disputeAmount,
            String currency,
            @Nullable String disputeReason,
            String outcome)
            implements EventData {
        @Override
        public String eventName() {
            return "payment.dispute_resolved";
        }
    }

    /** A customer's default method was replaced or removed. */
    record PaymentMethodUpdated(String customerId, @Nullable CardData card) implements EventData {
        @Override
        public String eventName() {
            return "payment_method.updated";
        }
    }

    /** An invoice was created. */
    record InvoiceCreated(
            String invoiceId,
            String invoiceNumber,
            String invoiceStatus,
            Instant periodStart,
            Instant periodEnd,
            Instant issueDate,
            Instant dueDate,
            String currency,
            long subtotal,
            long total,
            String customerId,
            @Nullable String subscriptionId)
            implements EventData {
        @Override
        public String eventName() {
            return "invoice.created";
        }
    }

    /** The merchant voided an invoice. */
    record InvoiceVoided(
            String invoiceId,
            String invoiceNumber,
            String invoiceStatus,
            Instant periodStart,
            Instant periodEnd,
            Instant issueDate,
            Instant dueDate,
            String currency,
            long subtotal,
            long total,
            String customerId,
            @Nullable String subscriptionId)
            implements EventData {
        @Override
        public String eventName() {
            return "invoice.voided";
        }
    }

    /** A customer was created. */
    record CustomerCreated(
            String id,
            @Nullable String externalId,
            @Nullable String fullName,
            String email,
            @Nullable String taxDocument,
            @Nullable String documentType,
            @Nullable String timezone,
            @Nullable Map<String, String> metadata,
            Instant createdAt,
            Instant updatedAt)
            implements EventData {
        @Override
        public String eventName() {
            return "customer.created";
        }
    }

    /** A customer was updated. */
    record CustomerUpdated(
            String id,
            @Nullable String externalId,
            @Nullable String fullName,
            String email,
            @Nullable String taxDocument,
            @Nullable String documentType,
            @Nullable String timezone,
            @Nullable Map<String, String> metadata,
            Instant createdAt,
            Instant updatedAt)
            implements EventData {
        @Override
        public String eventName() {
            return "customer.updated";
        }
    }

    /** The displayable details of a card. */
    record CardData(String brand, String last4, int expMonth, int expYear) {}
}
