package dev.hexpay.domain.webhook;

import java.time.Instant;

/** The progress of a delivery. */
public sealed interface DeliveryState {
    /** To be sent from {@code dueAt} on, after {@code failures} failed attempts. */
    record Pending(Instant dueAt, int failures) implements DeliveryState {}

    /** The receiver accepted it. */
    record Succeeded(Instant succeededAt) implements DeliveryState {}

    /** The last attempt of the schedule failed. The merchant can still ask for another one. */
    record Failed(Instant failedAt) implements DeliveryState {}
}
