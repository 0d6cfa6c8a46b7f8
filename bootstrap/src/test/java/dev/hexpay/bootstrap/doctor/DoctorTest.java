package dev.hexpay.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DoctorTest {
    private record Checked(String subject, Supplier<List<CheckResult>> results) implements Check {
        @Override
        public List<CheckResult> run() {
            return results.get();
        }
    }

    private static Check ok(String subject) {
        return new Checked(subject, () -> List.of(CheckResult.ok(subject, "fine")));
    }

    @Test
    void results_have_the_order_of_the_checks() {
        Check two = new Checked("b", () -> List.of(CheckResult.ok("b", "1"), CheckResult.fix("b", "2")));

        assertThat(new Doctor().report(List.of(ok("a"), two, ok("c"))))
                .isEqualTo("ok  a: fine\nok  b: 1\nfix b: 2\nok  c: fine");
    }

    @Test
    void check_without_a_result_in_time_is_to_be_fixed_and_delays_no_other() {
        CountDownLatch never = new CountDownLatch(1);
        Check hanging = new Checked("hanging", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        assertThat(new Doctor(Duration.ofSeconds(1)).report(List.of(hanging, ok("b"))))
                .isEqualTo("fix hanging: no result within 1 seconds\nok  b: fine");
    }

    @Test
    void check_that_throws_is_to_be_fixed_without_its_message() {
        Check broken = new Checked("broken", () -> {
            throw new IllegalStateException("sk_live_Secret");
        });

        assertThat(new Doctor().report(List.of(broken)))
                .isEqualTo("fix broken: the check failed: IllegalStateException");
    }

    @Test
    void result_is_one_line() {
        assertThat(CheckResult.fix("a", "one\n  fix two\r\nthree").line()).isEqualTo("fix a: one fix two three");
    }

    @Test
    void report_is_ok_when_no_line_is_to_be_fixed() {
        assertThat(CheckResult.areAllOk("ok  a: fix this\nok  b: fine")).isTrue();
        assertThat(CheckResult.areAllOk("ok  a: fine\nfix b: do that")).isFalse();
    }
}
