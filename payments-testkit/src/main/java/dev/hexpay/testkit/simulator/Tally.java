package dev.hexpay.testkit.simulator;

import java.util.Map;
import java.util.TreeMap;

/** How often what happened, so that nobody believes in runs in which nothing did. */
public final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    Tally() {}

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /** How often this happened. */
    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** How often anything happened whose name begins so. */
    public long ofAll(String beginning) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Takes over what another one has counted. */
    public synchronized void add(Tally other) {
        other.counts.forEach(this::count);
    }

    /** A tally of nothing yet. */
    public static Tally empty() {
        return new Tally();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
