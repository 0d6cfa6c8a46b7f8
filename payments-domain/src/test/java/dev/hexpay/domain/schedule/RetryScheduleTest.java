package dev.hexpay.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RetrySchedule schedule = RetrySchedule.of(SECOND, MINUTE);

    @Test
    void each_failed_attempt_but_the_last_has_a_delay() {
        assertThat(schedule.delayAfter(1)).contains(SECOND);
        assertThat(schedule.delayAfter(2)).contains(MINUTE);
        assertThat(schedule.delayAfter(3)).isEmpty();
        assertThat(schedule.delayAfter(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void schedule_needs_a_failed_attempt_and_a_delay() {
        assertThatThrownBy(() -> schedule.delayAfter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetrySchedule(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
