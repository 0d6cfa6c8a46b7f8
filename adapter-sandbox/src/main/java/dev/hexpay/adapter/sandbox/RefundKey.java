package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;

/** The idempotency key of a refund. */
record RefundKey(Scope scope, RefundId refund) {}
