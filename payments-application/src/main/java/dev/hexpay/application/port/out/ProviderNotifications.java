package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;

/** What providers have told us without being asked, kept until it has been acted on. */
public interface ProviderNotifications {
    /** Keeps the notification, due at once, unless this provider's event is there already. */
    void insertIfAbsent(Notification notification, Instant receivedAt);

    /**
     * Hands out at most {@code limit} notifications that are due at {@code now}, the longest due first, and puts each
     * off until {@code dueAgainAt}: of several who lease at once, no two get the same one.
     */
    List<Notification> lease(Instant now, Instant leasedUntil, int limit);

    /** Notes that the notification has been acted on; it is not handed out any more. */
    void markProcessed(Notification notification, Instant processedAt);

    /** Forgets at most {@code limit} notifications acted on before {@code doneBefore}; returns how many. */
    int deleteProcessed(Instant processedBefore, int limit);

    /**
     * A hint that something has become of an attempt. What it is, the provider is asked: notifications come repeated, in
     * any order, and late.
     *
     * @param provider who told us
     * @param eventId the provider's name for it, unique for this provider
     * @param scope where the attempt is
     * @param transaction what it is about
     */
    record Notification(String provider, String eventId, Scope scope, TransactionId transaction) {}
}
