package dev.hexpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationsTest {
    private static final int MAX_SEEDS = 2000;

    @BeforeAll
    static void silence_use_case_logs() {
        UseCaseLogging.disable();
    }

    @ParameterizedTest
    @EnumSource
    void each_mutation_violates_an_expected_invariant(MutationCase mutation) {
        Run found = LongStream.rangeClosed(1, MAX_SEEDS)
                .mapToObj(seed -> Simulator.run(seed, mutation.mutation()))
                .filter(run -> run.finding() != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(mutation + " was not detected in " + MAX_SEEDS + " seeds"));

        System.out.println("simulator: " + mutation + " is detected by seed " + found.seed() + ": "
                + found.finding().invariant());
        assertThat(Simulator.run(found.seed()).finding())
                .as("the same seed without the mutation")
                .isNull();
        assertThat(mutation.detectedBy())
                .as(found.finding().message())
                .contains(found.finding().invariant());
    }
}
