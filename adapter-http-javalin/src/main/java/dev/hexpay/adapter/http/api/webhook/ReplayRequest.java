package dev.hexpay.adapter.http.api.webhook;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** The request to send the events of a time again: from {@code from} to just before {@code to}. */
record ReplayRequest(@NotNull Instant from, @NotNull Instant to) {}
