package dev.hexpay.application.event;

import dev.hexpay.application.presentation.ProviderNames;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The payload of an event. Each record lists its fields in published order. Amounts are in minor units; statuses and
 * currencies are written as in the API; {@code customerId} is the external id when the customer has one.
 *
 * <p>The records take stored values too: a payload that an older version has stored is published as it is today.
 */
public sealed interface EventPayload {
    /** A payment link that was created or canceled. */
    record PaymentLink(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId)
            implements EventPayload {}

    /** A payment link that was paid. */
    record CompletedPaymentLink(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId,
            String invoiceId,
            String invoiceNumber,
            String paymentTransactionId)
            implements EventPayload {}

    /** A payment link of which a transaction was declined. */
    record FailedPaymentLink(
            String paymentId,
            String status,
            long amount,
            String currency,
            String description,
            @Nullable String customerId,
            String failureCode,
            String failureMessage)
            implements EventPayload {}

    /** A payment (link or charge) that was settled. */
    record ReceivedPayment(
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
            implements EventPayload {
        public ReceivedPayment {
            provider = ProviderNames.published(provider);
        }
    }

    /**
     * A charge that failed: it was declined, or it requires action by the payer at {@code recoveryUrl}.
     *
     * @param invoiceId always empty: clients read a text, and a failed charge has no invoice
     * @param invoiceNumber always empty
     */
    record FailedPayment(
            String invoiceId,
            String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            String provider,
            String failureCode,
            String failureMessage,
            @Nullable String recoveryUrl)
            implements EventPayload {
        public FailedPayment {
            // Stored as null by older versions.
            invoiceId = Objects.requireNonNullElse(invoiceId, "");
            invoiceNumber = Objects.requireNonNullElse(invoiceNumber, "");
            provider = ProviderNames.published(provider);
        }
    }

    /** Money that was refunded to the payer. */
    record Refund(
            String paymentTransactionId,
            String provider,
            @Nullable String paymentLinkId,
            String invoiceId,
            String invoiceNumber,
            String customerId,
            @Nullable String subscriptionId,
            long refundAmount,
            String currency)
            implements EventPayload {
        public Refund {
            provider = ProviderNames.published(provider);
        }
    }

    /** A transaction that the payer disputed at their bank. */
    record Dispute(
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
            implements EventPayload {
        public Dispute {
            provider = ProviderNames.published(provider);
        }
    }

    /** A dispute that was resolved; {@code outcome} is {@code won} or {@code lost}. */
    record ResolvedDispute(
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
            implements EventPayload {
        public ResolvedDispute {
            provider = ProviderNames.published(provider);
        }
    }

    /** The customer's default method; {@code card} is null when it was removed. */
    record PaymentMethod(String customerId, @Nullable Card card) implements EventPayload {}

    /** The displayable details of a card. */
    record Card(String brand, String last4, int expMonth, int expYear) {}

    /** An invoice that was created or voided. */
    record Invoice(
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
            implements EventPayload {}

    /** A customer that was created or updated. */
    record Customer(
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
            implements EventPayload {}
}
