package dev.hexpay.sandbox;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;

/** Under which an attempt happens at most once. */
record AttemptKey(Scope scope, TransactionId transaction) {}
