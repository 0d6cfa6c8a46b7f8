package dev.hexpay.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.embedded.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobsCheckTest {
    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");
    private static final Instant NOW = START.plusSeconds(3600);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static String check(@Nullable Instant success, @Nullable Instant failure, Instant now) {
        JobStatus job = new JobStatus("reconciler", PAUSE, START, success, failure);
        return new JobsCheck(() -> List.of(job), START, () -> now).run().get(0).line();
    }

    @Test
    void job_that_succeeded_lately_is_ok() {
        assertThat(check(NOW.minusSeconds(60), NOW.minusSeconds(90), NOW))
                .isEqualTo("ok  job reconciler: last success 2026-07-01T10:59:00Z");
    }

    @Test
    void job_of_a_server_that_has_just_started_is_ok() {
        assertThat(check(null, null, START.plusSeconds(1))).isEqualTo("ok  job reconciler: last success never");
    }

    @Test
    void job_whose_last_run_failed_is_to_be_fixed() {
        assertThat(check(NOW.minusSeconds(60), NOW.minusSeconds(1), NOW)).startsWith("fix job reconciler: see the log");
        assertThat(check(null, NOW.minusSeconds(1), START.plusSeconds(1))).startsWith("fix");
    }

    @Test
    void job_that_is_overdue_by_five_minutes_is_to_be_fixed() {
        assertThat(check(NOW.minusSeconds(301), null, NOW)).startsWith("ok");
        assertThat(check(NOW.minusSeconds(361), null, NOW)).startsWith("fix");
        assertThat(check(null, null, NOW)).startsWith("fix").endsWith("last success never");
    }
}
