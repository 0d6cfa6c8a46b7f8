package dev.hexpay.simulator;

import java.util.List;
import java.util.SplittableRandom;

/** All random choices of one run: a seed gives the same sequence in every process. */
final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True with the probability {@code perThousand} / 1000. */
    boolean chanceInThousand(int perThousand) {
        return random.nextInt(1000) < perThousand;
    }

    /** From {@code min} to {@code max}, both included. */
    int between(int min, int max) {
        return random.nextInt(min, max + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
