package dev.hexpay.architecture.innocent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes the time as an argument. */
public record Deadline(Instant at, String a, String b, String c, String d) {
    /** Whether it has passed; the caller says when that is. */
    public boolean isOver(Instant now) {
        return !now.isBefore(at);
    }

    /** How long it is still. */
    public Optional<Duration> left(Instant now) {
        return isOver(now) ? Optional.empty() : Optional.of(Duration.between(now, at));
    }

    /** Begins with set and sets nothing. */
    public Deadline settled() {
        return this;
    }
}
