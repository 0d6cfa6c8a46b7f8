package dev.hexpay.violations.domain.tenant;

import org.jspecify.annotations.NullMarked;

/** Stands for the scope. */
@NullMarked
public record Scope(String name) {}
