package dev.hexpay.application.port.in.webhook;

import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;

/** Sends the events of a time to an endpoint again. */
public interface ReplayEvents {
    /** The most events of one replay. */
    int MAX_EVENTS = 10_000;

    /**
     * Sends every event from {@code from} (inclusive) to {@code to} (exclusive) that the endpoint subscribes to, also those
     * that were delivered before, and those that occurred while it was disabled or did not exist. Each keeps its id.
     *
     * @return the number of events that are sent
     * @throws dev.hexpay.domain.error.PaymentsException {@code webhook_not_found}; {@code validation_error} of {@code to}
     *     when it is not after {@code from}, or there are more than {@value #MAX_EVENTS} events
     */
    int replay(Scope scope, WebhookEndpointId endpoint, Instant from, Instant to);
}
