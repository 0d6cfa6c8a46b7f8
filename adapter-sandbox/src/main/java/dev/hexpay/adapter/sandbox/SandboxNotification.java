package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;

/**
 * What the sandbox sends: the state of a transaction changed.
 *
 * @param eventId the id of the event, unique in the sandbox
 */
public record SandboxNotification(String eventId, Scope scope, TransactionId transaction) {}
