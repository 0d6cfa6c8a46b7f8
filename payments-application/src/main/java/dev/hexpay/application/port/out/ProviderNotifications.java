package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Notifications from providers, stored until they are processed. */
public interface ProviderNotifications {
    /** Stores the notification, due at once, unless this provider's event is already stored. */
    void insertIfAbsent(Notification notification, Instant receivedAt);

    /**
     * Leases at most {@code limit} notifications that are due at {@code now}, the longest due first, until
     * {@code leasedUntil}: no two concurrent workers get the same one. A worker gets fewer only when no more are due, or
     * others are locked or leased at the same time.
     */
    List<Leased> lease(Instant now, Instant leasedUntil, int limit);

    /** The notification was checked without a result: it is due again at {@code dueAt}, with one check more. */
    void postpone(Notification notification, Instant dueAt);

    /** Marks the notification as processed; it is not leased any more. */
    void markProcessed(Notification notification, Instant processedAt);

    /** Deletes at most {@code limit} notifications processed before {@code processedBefore}; returns how many. */
    int deleteProcessed(Instant processedBefore, int limit);

    /**
     * A hint that the state of something changed. The state itself is looked up at the provider: notifications arrive
     * repeatedly, in any order, and late.
     *
     * @param provider the provider that sent it
     * @param eventId the provider's id of the event, unique for this provider
     * @param subject what changed
     */
    record Notification(String provider, String eventId, Subject subject) {}

    /**
     * A leased notification.
     *
     * @param checks how often it was checked without a result
     */
    record Leased(Notification notification, int checks) {}

    /** What a notification is about, by the name that the provider knows it under. */
    sealed interface Subject {
        /** Reads the subject by its kind; a new kind is a new argument, so that no caller can miss it. */
        <T> T match(
                Function<OfTransaction, T> transaction,
                Function<OfCharge, T> charge,
                Function<OfRefund, T> refund,
                Function<OfCard, T> card);
    }

    /** A transaction, named by our id. */
    record OfTransaction(Scope scope, TransactionId id) implements Subject {
        @Override
        public <T> T match(
                Function<OfTransaction, T> transaction,
                Function<OfCharge, T> charge,
                Function<OfRefund, T> refund,
                Function<OfCard, T> card) {
            return transaction.apply(this);
        }
    }

    /**
     * A charge, named by the provider's reference only: it may be one of another application.
     *
     * @param mode the mode in which the provider made it
     * @param reference the reference of {@link ProviderResult#reference()}
     */
    record OfCharge(Mode mode, String reference) implements Subject {
        @Override
        public <T> T match(
                Function<OfTransaction, T> transaction,
                Function<OfCharge, T> charge,
                Function<OfRefund, T> refund,
                Function<OfCard, T> card) {
            return charge.apply(this);
        }
    }

    /** A refund, named by our id. */
    record OfRefund(Scope scope, RefundId id) implements Subject {
        @Override
        public <T> T match(
                Function<OfTransaction, T> transaction,
                Function<OfCharge, T> charge,
                Function<OfRefund, T> refund,
                Function<OfCard, T> card) {
            return refund.apply(this);
        }
    }

    /**
     * A saved card, which may be one of another application.
     *
     * @param mode the mode in which the provider saved it
     * @param cardId {@link dev.hexpay.domain.customer.PaymentMethod#cardId()}
     */
    record OfCard(Mode mode, String cardId) implements Subject {
        @Override
        public <T> T match(
                Function<OfTransaction, T> transaction,
                Function<OfCharge, T> charge,
                Function<OfRefund, T> refund,
                Function<OfCard, T> card) {
            return card.apply(this);
        }
    }
}
