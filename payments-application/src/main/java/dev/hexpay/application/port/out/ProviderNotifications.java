package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;

/** Notifications from providers, stored until they are processed. */
public interface ProviderNotifications {
    /** Stores the notification, due at once, unless this provider's event is already stored. */
    void insertIfAbsent(Notification notification, Instant receivedAt);

    /**
     * Leases at most {@code limit} notifications that are due at {@code now}, the longest due first, until
     * {@code leasedUntil}: no two concurrent workers get the same one.
     */
    List<Notification> lease(Instant now, Instant leasedUntil, int limit);

    /** Marks the notification as processed; it is not leased any more. */
    void markProcessed(Notification notification, Instant processedAt);

    /** Deletes at most {@code limit} notifications processed before {@code processedBefore}; returns how many. */
    int deleteProcessed(Instant processedBefore, int limit);

    /**
     * A hint that the state of a transaction changed. The state itself is looked up at the provider: notifications
     * arrive repeatedly, in any order, and late.
     *
     * @param provider the provider that sent it
     * @param eventId the provider's id of the event, unique for this provider
     * @param scope the scope of the transaction
     * @param transaction the transaction whose state changed
     */
    record Notification(String provider, String eventId, Scope scope, TransactionId transaction) {}
}
