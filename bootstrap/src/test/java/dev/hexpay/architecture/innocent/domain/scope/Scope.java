package dev.hexpay.architecture.innocent.domain.scope;

/** Whose it is. */
public record Scope(String name) {}
