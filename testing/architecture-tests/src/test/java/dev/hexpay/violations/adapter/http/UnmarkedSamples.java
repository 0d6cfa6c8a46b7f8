package dev.hexpay.violations.adapter.http;

import dev.hexpay.architecture.Violates;

/** Neither the class nor its package says anything about null. */
@Violates("every package is @NullMarked")
final class UnmarkedSamples {}
