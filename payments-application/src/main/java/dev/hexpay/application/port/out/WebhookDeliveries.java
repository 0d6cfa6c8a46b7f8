package dev.hexpay.application.port.out;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deliveries of events to endpoints, and the log of their attempts. */
public interface WebhookDeliveries {
    /** Inserts the deliveries; leaves out each one whose endpoint already has a delivery of its event. */
    void insertIfAbsent(Scope scope, Collection<WebhookDelivery> deliveries);

    /** Saves changed deliveries; leaves out each one that does not exist any more. */
    void saveAll(Scope scope, Collection<WebhookDelivery> deliveries);

    /** The delivery of this endpoint, if it exists. */
    Optional<WebhookDelivery> find(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id);

    /** The deliveries of this endpoint for these events; an event without one is left out. */
    List<WebhookDelivery> of(Scope scope, WebhookEndpointId endpoint, Collection<EventId> events);

    /**
     * At most {@code limit} deliveries of the endpoint that are due at {@code now}: the longest due first, and of those
     * that are due since the same time, the one with the earliest event. A delivery that has not failed yet waits while the
     * delivery of an earlier event with the same order key is pending and has not failed either.
     */
    List<WebhookDelivery> due(Scope scope, WebhookEndpointId endpoint, Instant now, int limit);

    /** When the next delivery of the endpoint is due; empty when none is pending. */
    Optional<Instant> nextDueAt(Scope scope, WebhookEndpointId endpoint);

    /** The deliveries of the endpoint that match, newest first. */
    Page<WebhookDelivery> list(
            Scope scope, WebhookEndpointId endpoint, DeliveryFilter filter, PageRequest<WebhookDeliveryId> page);

    /** How many attempts of a delivery are kept: as many as retries make, and those that a merchant requests. */
    int MAX_ATTEMPTS = 100;

    /** Adds an attempt to the log of its delivery, which keeps the last {@link #MAX_ATTEMPTS}. */
    void log(Scope scope, WebhookDeliveryId delivery, DeliveryAttempt attempt);

    /** The attempts of these deliveries, in their order; a delivery without one is left out. */
    Map<WebhookDeliveryId, List<DeliveryAttempt>> attemptsOf(Scope scope, Collection<WebhookDeliveryId> deliveries);

    /**
     * Empties at most {@code limit} excerpts of responses to attempts before this, and returns how many. Those that another
     * server empties at the same time may count.
     */
    int deleteExcerpts(Instant attemptedBefore, int limit);

    /**
     * Deletes at most {@code limit} deliveries that were created before this, the oldest first, with their attempts, and returns
     * how many. Those that another server deletes at the same time may count.
     */
    int deleteCreatedBefore(Instant createdBefore, int limit);
}
