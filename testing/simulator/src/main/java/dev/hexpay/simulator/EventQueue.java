package dev.hexpay.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The effects that a provider has scheduled for later. */
final class EventQueue {
    private final InstantSource clock;
    private final List<ScheduledEvent> events = new ArrayList<>();

    /** An effect and the instant at which it happens. */
    record ScheduledEvent(Instant at, Runnable effect) {}

    EventQueue(InstantSource clock) {
        this.clock = clock;
    }

    void schedule(int seconds, Runnable effect) {
        events.add(new ScheduledEvent(clock.instant().plusSeconds(seconds), effect));
    }

    /** Removes and returns the earliest event that is due by then. */
    Optional<ScheduledEvent> pollDue(Instant then) {
        Optional<ScheduledEvent> next =
                events.stream().filter(each -> !each.at().isAfter(then)).min(Comparator.comparing(ScheduledEvent::at));
        next.ifPresent(events::remove);
        return next;
    }
}
