package dev.hexpay.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugsTest {
    private static final int MOST_SEEDS = 2000;

    @BeforeAll
    static void nobody_reads_of_lost_answers() {
        Quiet.please();
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_bug_is_noticed_by_the_law_that_it_breaks(PlantedBug bug) {
        Run found = LongStream.rangeClosed(1, MOST_SEEDS)
                .mapToObj(seed -> Simulator.run(seed, bug.flaw()))
                .filter(run -> run.finding() != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(bug + " was not noticed in " + MOST_SEEDS + " seeds"));

        System.out.println("simulator: " + bug + " is noticed by seed " + found.seed() + ": "
                + found.finding().law());
        assertThat(Simulator.run(found.seed()).finding())
                .as("the same seed without the bug")
                .isNull();
        assertThat(bug.noticedBy())
                .as(found.finding().how())
                .contains(found.finding().law());
    }
}
