package dev.hexpay.violations.domain.payment;

import org.jspecify.annotations.NullMarked;

/** Stands for the link token. */
@NullMarked
public record LinkToken(String value) {}
