package dev.hexpay.architecture.guilty.domain.scope;

/** Whose it is. */
public record Scope(String name) {}
