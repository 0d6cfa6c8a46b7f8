package dev.hexpay.testkit.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the simulator.
 *
 * @param seed what it came from
 * @param finding the law that was broken; null when all of them held
 * @param schedule what happened, step by step; empty unless the run was replayed
 * @param tally how often what happened
 */
public record Run(long seed, @Nullable Finding finding, List<String> schedule, Tally tally) {

    /** A broken law, and how it was broken. */
    public record Finding(Law law, String how, Throwable where) {}

    /** The seed, the broken law and the schedule, to be read by whoever has to mend it. */
    public String report() {
        Finding found = finding;
        String verdict = found == null ? "all laws held" : found.law() + " broken: " + found.how();
        return "seed " + seed + ": " + verdict + "\n" + String.join("\n", schedule);
    }
}
