package dev.hexpay.sandbox;

import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.scope.Scope;

/** Under which a refund happens at most once. */
record RefundKey(Scope scope, RefundId refund) {}
