package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;

/** Under which a refund happens at most once. */
record RefundKey(Scope scope, RefundId refund) {}
