package dev.hexpay.domain.tenant;

/** A value that was found in any scope, with its scope. */
public record Scoped<T>(Scope scope, T value) {}
