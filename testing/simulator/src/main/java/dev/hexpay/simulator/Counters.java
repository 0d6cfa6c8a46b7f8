package dev.hexpay.simulator;

import java.util.Map;
import java.util.TreeMap;

/** Counts each kind of step, so that a run in which nothing happens does not pass unnoticed. */
public final class Counters {
    private final Map<String, Long> counts = new TreeMap<>();

    Counters() {}

    void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    void count(String name, long times) {
        counts.merge(name, times, Long::sum);
    }

    /** The number of steps with this name. */
    public long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** The number of steps whose name starts with this prefix. */
    public long ofPrefix(String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Adds the counts of another instance. */
    public synchronized void add(Counters other) {
        other.counts.forEach(this::count);
    }

    /** Counters that are all zero. */
    public static Counters empty() {
        return new Counters();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
