package dev.hexpay.testkit.simulator;

import java.util.List;
import java.util.SplittableRandom;

/** All the chance of one run: a seed gives the same lots in the same order, in every process. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether something happens that happens {@code times} in a thousand. */
    boolean inThousand(int times) {
        return random.nextInt(1000) < times;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
