package dev.hexpay.domain.webhook;

import java.time.Instant;

/** Whether events are sent to an endpoint, and how it has answered lately. */
public sealed interface EndpointState {
    /**
     * Events are sent.
     *
     * @param failures the attempts that have failed, or succeeded slowly, since the last one that succeeded fast
     * @param exhausted the events that have failed for good since the last successful attempt
     */
    record Active(int failures, int exhausted) implements EndpointState {}

    /** No events are sent. They are recorded, and can be replayed once the endpoint is active again. */
    record Disabled(DisabledReason reason, Instant disabledAt) implements EndpointState {}

    /** Why an endpoint is disabled. */
    enum DisabledReason {
        /** The merchant disabled it. */
        REQUESTED,
        /** It answered with 410 Gone. */
        GONE,
        /** Three events in a row failed for good. */
        EXHAUSTED
    }
}
