package dev.hexpay.testkit.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a provider has put off, to be done at its own time. */
final class Agenda {
    private final InstantSource clock;
    private final List<Later> later = new ArrayList<>();

    /** Something to be done at this instant. */
    record Later(Instant at, Runnable effect) {}

    Agenda(InstantSource clock) {
        this.clock = clock;
    }

    void putOff(int seconds, Runnable effect) {
        later.add(new Later(clock.instant().plusSeconds(seconds), effect));
    }

    /** What was put off longest and is due by then; it is on the agenda no more. */
    Optional<Later> nextBy(Instant then) {
        Optional<Later> next =
                later.stream().filter(each -> !each.at().isAfter(then)).min(Comparator.comparing(Later::at));
        next.ifPresent(later::remove);
        return next;
    }
}
