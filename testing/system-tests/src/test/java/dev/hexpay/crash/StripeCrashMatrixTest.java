package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ends the process at every step of every operation with Stripe, with every fault of every request and with webhooks that
 * are missing, arrive once, twice and reordered: after recovery, PostgreSQL agrees with what Stripe moved, to the cent.
 *
 * <p>A crash is an error that nothing catches, after which another installation opens the same database.
 * {@link CrashMatrixTest} kills real processes.
 */
class StripeCrashMatrixTest {
    private static int cases;

    @ParameterizedTest
    @CsvSource({
        "NONE, 372",
        "LOST_BEFORE_EFFECT, 368",
        "LOST_AFTER_EFFECT, 368",
        "SERVER_ERROR_AFTER_EFFECT, 368",
        "SERVER_ERROR_LATE_EFFECT, 368",
        "KEY_IN_USE, 368",
        "RATE_LIMITED, 368",
        "LOCK_TIMEOUT, 368",
        "SLOW_AFTER_EFFECT, 368",
        "SLOW_BEFORE_EFFECT, 368"
    })
    void recovery_agrees_with_stripe_after_every_crash(StripeFault fault, int size) throws InterruptedException {
        try (StripeCrashRun run = new StripeCrashRun(fault)) {
            run.crash();
            run.recover();
            run.print();
            assertThat(run.wrongOutcomes()).isEmpty();
            assertThat(run.size()).isEqualTo(size);
            cases += size;
        }
    }

    @AfterAll
    static void print_the_number_of_cases() {
        System.out.printf("%nCrash matrix with Stripe on PostgreSQL: %d cases without a wrong outcome%n", cases);
    }
}
