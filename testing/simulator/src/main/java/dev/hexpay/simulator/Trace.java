package dev.hexpay.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The steps of one run: always counted; recorded line by line only for a replay. */
final class Trace {
    private final Counters counters = new Counters();
    private final List<String> lines = new ArrayList<>();
    private final boolean isRecorded;
    private int depth;

    Trace(boolean isRecorded) {
        this.isRecorded = isRecorded;
    }

    void count(String name) {
        counters.count(name);
    }

    void log(Supplier<String> line) {
        if (isRecorded) {
            lines.add("  ".repeat(depth) + line.get());
        }
    }

    void indent() {
        depth++;
    }

    void outdent() {
        depth--;
    }

    Counters counters() {
        return counters;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
