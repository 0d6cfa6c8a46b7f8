package dev.hexpay.testkit.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in one run: counted always, written down line by line when somebody wants to read it. */
final class Journal {
    private final Tally tally = new Tally();
    private final List<String> lines = new ArrayList<>();
    private final boolean isWritten;
    private int depth;

    Journal(boolean isWritten) {
        this.isWritten = isWritten;
    }

    void count(String what) {
        tally.count(what);
    }

    void note(Supplier<String> line) {
        if (isWritten) {
            lines.add("  ".repeat(depth) + line.get());
        }
    }

    void indent() {
        depth++;
    }

    void outdent() {
        depth--;
    }

    Tally tally() {
        return tally;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
