package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;

/** Under which an attempt happens at most once. */
record ChargeKey(Scope scope, TransactionId transaction) {}
