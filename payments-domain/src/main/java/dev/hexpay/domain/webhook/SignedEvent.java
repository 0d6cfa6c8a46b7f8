package dev.hexpay.domain.webhook;

import dev.hexpay.domain.id.EventId;
import java.time.Instant;

/**
 * What every delivery of an event repeats: its id, name, time and body.
 *
 * @param name for example {@code payment.received}
 * @param occurredAt when the event occurred
 * @param body JSON, rendered once; exactly these characters are signed and sent, in UTF-8
 */
public record SignedEvent(EventId id, String name, Instant occurredAt, String body) {}
