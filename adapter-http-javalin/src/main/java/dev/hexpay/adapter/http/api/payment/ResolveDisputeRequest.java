package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.domain.payment.DisputeOutcome;
import jakarta.validation.constraints.NotNull;

/** The request to resolve a test dispute. */
record ResolveDisputeRequest(@NotNull DisputeOutcome outcome) {}
