package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.tenant.Scope;

/** A row that was found in any scope, with its scope. */
record ScopedRow<T>(Scope scope, T value) {}
