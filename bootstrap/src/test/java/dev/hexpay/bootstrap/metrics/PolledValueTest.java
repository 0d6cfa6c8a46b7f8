package dev.hexpay.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PolledValueTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private final AtomicInteger reads = new AtomicInteger();

    private PolledValue<String> value(Supplier<String> read, Duration period, Duration maxWait) {
        return new PolledValue<>(
                "test",
                () -> {
                    reads.incrementAndGet();
                    return read.get();
                },
                "unavailable",
                period,
                maxWait);
    }

    @Test
    void is_read_when_it_is_asked_for_and_once_in_a_period() {
        try (PolledValue<String> value = value(() -> "read", LONG, LONG)) {
            assertThat(reads).hasValue(0);
            assertThat(value.get()).isEqualTo("read");
            assertThat(value.get()).isEqualTo("read");
            assertThat(reads).hasValue(1);
        }
    }

    @Test
    void is_read_again_after_the_period() {
        try (PolledValue<String> value = value(() -> "read", Duration.ZERO, LONG)) {
            value.get();
            value.get();
            assertThat(reads).hasValue(2);
        }
    }

    @Test
    void is_unavailable_when_reading_fails() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("no database");
        };
        try (PolledValue<String> value = value(failing, LONG, LONG)) {
            assertThat(value.get()).isEqualTo("unavailable");
        }
    }

    @Test
    void is_unavailable_when_reading_fails_later() {
        Supplier<String> failing = () -> {
            if (reads.get() > 1) {
                throw new IllegalStateException("no database");
            }
            return "read";
        };
        try (PolledValue<String> value = value(failing, Duration.ZERO, LONG)) {
            assertThat(value.get()).isEqualTo("read");
            assertThat(value.get()).isEqualTo("unavailable");
        }
    }

    @Test
    void is_read_again_after_an_error() {
        Supplier<String> failing = () -> {
            if (reads.get() == 1) {
                throw new StackOverflowError();
            }
            return "read";
        };
        try (PolledValue<String> value = value(failing, Duration.ZERO, LONG)) {
            assertThat(value.get()).isEqualTo("unavailable");
            assertThat(value.get()).isEqualTo("read");
        }
    }

    @Test
    void is_unavailable_while_a_later_reading_is_slow() {
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<String> slow = () -> {
            if (reads.get() > 1) {
                await(answered);
            }
            return "read";
        };
        // Long enough for the first reading on a busy machine.
        try (PolledValue<String> value = value(slow, Duration.ZERO, Duration.ofSeconds(2))) {
            assertThat(value.get()).isEqualTo("read");
            assertThat(value.get()).isEqualTo("unavailable");
            assertThat(value.get()).isEqualTo("unavailable");
            assertThat(reads).hasValue(2);
            answered.countDown();
        }
    }

    @Test
    void waits_for_a_slow_reading_only_once_and_not_longer_than_its_limit() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<String> slow = () -> {
            await(answered);
            return "late";
        };
        try (PolledValue<String> value = value(slow, Duration.ZERO, SHORT)) {
            List<String> values = new ArrayList<>();
            long started = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                values.add(value.get());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(values).containsOnly("unavailable");
            assertThat(reads).hasValue(1);
            answered.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
