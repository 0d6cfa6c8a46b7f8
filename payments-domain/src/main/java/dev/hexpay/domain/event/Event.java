package dev.hexpay.domain.event;

import dev.hexpay.domain.id.EventId;
import java.time.Instant;

/**
 * A change of a merchant's data, written in the database transaction that makes the change.
 *
 * @param id public id
 * @param occurredAt time of the change
 * @param data the published payload
 */
public record Event(EventId id, Instant occurredAt, EventData data) {}
