package dev.hexpay.domain.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to deliver an event.
 *
 * @param number 1 for the first attempt of its delivery
 * @param startedAt when it began
 * @param duration how long it took, in whole milliseconds
 * @param result what came of it
 */
public record DeliveryAttempt(int number, Instant startedAt, Duration duration, AttemptResult result) {}
