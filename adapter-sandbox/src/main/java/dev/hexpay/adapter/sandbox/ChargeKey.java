package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;

/** The idempotency key of a charge. */
record ChargeKey(Scope scope, TransactionId transaction) {}
