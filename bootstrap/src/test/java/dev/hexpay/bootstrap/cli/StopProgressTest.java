package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StopProgressTest {
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    private volatile List<String> unfinished = List.of("2 requests in flight", "jobs: receipts");

    @Test
    void work_is_named_at_once_and_when_it_has_changed() throws Exception {
        try (StopProgress progress = StopProgress.start(() -> unfinished, said::add)) {
            assertThat(said).containsExactly("stopping: 2 requests in flight, jobs: receipts");
            said.clear();
            TimeUnit.MILLISECONDS.sleep(2500);
            assertThat(said).isEmpty();

            unfinished = List.of("jobs: receipts");
            assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("stopping: jobs: receipts");
            unfinished = List.of();
            assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("stopping");
            assertThat(progress).isNotNull();
        }
        unfinished = List.of("jobs: receipts");
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(said).isEmpty();
    }

    @Test
    void work_that_changes_all_the_time_is_named_once_a_second() throws Exception {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        try (StopProgress progress = StopProgress.start(() -> List.of("" + System.nanoTime()), names::add)) {
            TimeUnit.MILLISECONDS.sleep(2500);
            assertThat(progress).isNotNull();
        }

        assertThat(names).hasSizeBetween(2, 3);
    }
}
