package dev.hexpay.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the simulator.
 *
 * @param seed the seed of all random choices
 * @param finding the violated invariant; null when all of them held
 * @param schedule the steps of the run; empty unless it was replayed
 * @param counters the number of times that each kind of step happened
 */
public record Run(long seed, @Nullable Finding finding, List<String> schedule, Counters counters) {

    /** A violated invariant, a description and the stack trace. */
    public record Finding(Invariant invariant, String message, Throwable violation) {}

    /** The seed, the violated invariant and the schedule, as text. */
    public String report() {
        Finding found = finding;
        String verdict = found == null ? "all invariants held" : found.invariant() + " violated: " + found.message();
        return "seed " + seed + ": " + verdict + "\n" + String.join("\n", schedule);
    }
}
