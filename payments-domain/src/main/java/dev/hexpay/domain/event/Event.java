package dev.hexpay.domain.event;

import dev.hexpay.domain.id.EventId;
import java.time.Instant;

/**
 * Something that happened to a merchant's data, kept in the transaction that made it happen.
 *
 * @param id its public name
 * @param occurredAt when it happened
 * @param data what happened
 */
public record Event(EventId id, Instant occurredAt, EventData data) {}
