package dev.hexpay.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerReadinessTest {
    private final AtomicInteger asked = new AtomicInteger();

    private DataSource database(Callable<Boolean> isValid) {
        return proxy(DataSource.class, () -> {
            asked.incrementAndGet();
            return proxy(Connection.class, isValid);
        });
    }

    private static <T> T proxy(Class<T> type, Callable<?> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : answer.call()));
    }

    @Test
    void a_server_with_database_and_jobs_is_ready() {
        try (ServerReadiness readiness = new ServerReadiness(database(() -> true), () -> true)) {
            assertThat(readiness.objections()).isEmpty();
        }
    }

    @Test
    void a_server_without_jobs_is_not_ready() {
        try (ServerReadiness readiness = new ServerReadiness(database(() -> true), () -> false)) {
            assertThat(readiness.objections()).containsExactly("its jobs do not run");
        }
    }

    @Test
    void a_server_whose_database_fails_is_not_ready() {
        DataSource failing = database(() -> {
            throw new SQLException("no database");
        });
        try (ServerReadiness readiness = new ServerReadiness(failing, () -> true)) {
            assertThat(readiness.objections()).containsExactly("the database does not answer");
        }
    }

    @Test
    void a_server_whose_database_answers_again_is_ready_again() {
        DataSource returning = database(() -> asked.get() > 1);
        try (ServerReadiness readiness = new ServerReadiness(returning, () -> true)) {
            assertThat(readiness.objections()).containsExactly("the database does not answer");
            long started = System.nanoTime();
            while (!readiness.objections().isEmpty()) {
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
                Thread.onSpinWait();
            }
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void a_silent_database_is_waited_for_once_and_a_second_at_most() {
        CountDownLatch answer = new CountDownLatch(1);
        DataSource silent = database(() -> {
            answer.await();
            return true;
        });
        try (ServerReadiness readiness = new ServerReadiness(silent, () -> true)) {
            long started = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(readiness.objections()).containsExactly("the database does not answer");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            assertThat(asked).hasValue(1);
            answer.countDown();
        }
    }

    @Test
    void many_questions_ask_the_database_once_in_a_second() {
        try (ServerReadiness readiness = new ServerReadiness(database(() -> true), () -> true)) {
            long started = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                readiness.objections();
            }
            long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
            assertThat(asked.get()).isLessThanOrEqualTo((int) seconds + 1);
        }
    }
}
