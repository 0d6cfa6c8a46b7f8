package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LeasedJobTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final OutPorts PORTS =
            TestPorts.of(InMemoryStore.create(), new ScriptedProvider(), InstantSource.fixed(NOON));

    private final List<String> processed = new ArrayList<>();

    @Test
    void failure_does_not_stop_the_other_items() {
        LeasedJob<String> job = new TestJob(item -> {
            if (item.equals("first")) {
                throw new IllegalStateException("planned");
            }
        });

        assertThat(job.runOnce(3)).isEqualTo(3);
        assertThat(processed).containsExactly("first", "second", "third");
    }

    @Test
    void error_ends_the_job() {
        LeasedJob<String> job = new TestJob(item -> {
            throw new AssertionError("planned");
        });

        assertThatThrownBy(() -> job.runOnce(3)).isInstanceOf(AssertionError.class);
        assertThat(processed).containsExactly("first");
    }

    @Test
    void job_refuses_to_run_in_a_transaction_of_the_host() {
        UnitOfWork ofHost = new UnitOfWork() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                return work.get();
            }

            @Override
            public boolean isOpen() {
                return false;
            }

            @Override
            public boolean isInHostTransaction() {
                return true;
            }
        };
        LeasedJob<String> job = new TestJob(TestPorts.with(PORTS, UnitOfWork.class, ofHost), item -> {});

        assertThatThrownBy(() -> job.runOnce(3)).hasMessageContaining("outside of your transaction");
        assertThat(processed).isEmpty();
    }

    private final class TestJob extends LeasedJob<String> {
        private final Consumer<String> action;

        private TestJob(Consumer<String> action) {
            this(PORTS, action);
        }

        private TestJob(OutPorts ports, Consumer<String> action) {
            super(ports, Duration.ofMinutes(1));
            this.action = action;
        }

        @Override
        protected List<String> lease(Instant now, Instant leasedUntil, int limit) {
            assertThat(now).isEqualTo(NOON);
            assertThat(leasedUntil).isEqualTo(NOON.plusSeconds(60));
            return List.of("first", "second", "third").subList(0, limit);
        }

        @Override
        protected void process(String item) {
            processed.add(item);
            action.accept(item);
        }

        @Override
        protected String failureOf(String item) {
            return item + " could not be processed";
        }
    }
}
