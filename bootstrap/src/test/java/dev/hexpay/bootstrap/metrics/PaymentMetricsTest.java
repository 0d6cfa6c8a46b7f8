package dev.hexpay.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PaymentMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final PaymentMetrics metrics = new PaymentMetrics(registry);
    private final Store store = InMemoryStore.create();
    private final Payments payments = metrics.of(store.payments());
    private final UnitOfWork unitOfWork = metrics.of(store.unitOfWork());
    private final Scope scope = new Scope(Builders.anOrganization().id(), Mode.LIVE);

    private double count(String status) {
        return registry.get("hexpay.payments")
                .tags("status", status, "kind", "link", "mode", "live")
                .counter()
                .count();
    }

    private double all() {
        return registry.get("hexpay.payments").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private void insert(Payment payment) {
        payments.insert(scope, payment);
    }

    @Test
    void each_status_that_a_payment_enters_is_counted_when_it_is_committed() {
        Payment link = Builders.aLink().build();
        unitOfWork.inTransaction(() -> {
            insert(link);
            assertThat(all()).isZero();
            return link;
        });
        assertThat(count("pending")).isEqualTo(1);
        unitOfWork.inTransaction(() -> payments.save(scope, link.cancel(Builders.NOON)));
        assertThat(count("canceled")).isEqualTo(1);
        assertThat(all()).isEqualTo(2);
    }

    @Test
    void what_is_rolled_back_is_not_counted() {
        assertThatThrownBy(() -> unitOfWork.inTransaction(() -> {
                    insert(Builders.aLink().build());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(all()).isZero();
        unitOfWork.inTransaction(() -> {
            insert(Builders.aLink().build());
            return scope;
        });
        assertThat(all()).isEqualTo(1);
    }

    @Test
    void a_unit_of_work_that_is_run_again_counts_once() {
        UnitOfWork repeating = metrics.of(new RunTwice(store.unitOfWork()));
        repeating.inTransaction(() -> {
            insert(Builders.aLink().build());
            return scope;
        });
        assertThat(all()).isEqualTo(1);
    }

    /** Rolls back what it runs first, as a database does after a conflict. */
    private record RunTwice(UnitOfWork unitOfWork) implements UnitOfWork {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            assertThatThrownBy(() -> unitOfWork.inTransaction(() -> {
                        throw new IllegalStateException("conflict after " + work.get());
                    }))
                    .hasMessageStartingWith("conflict after");
            return unitOfWork.inTransaction(work);
        }

        @Override
        public boolean isOpen() {
            return unitOfWork.isOpen();
        }

        @Override
        public boolean isInHostTransaction() {
            return unitOfWork.isInHostTransaction();
        }
    }

    @Test
    void a_nested_unit_of_work_counts_with_the_outer_one() {
        unitOfWork.inTransaction(() -> {
            unitOfWork.inTransaction(() -> {
                insert(Builders.aLink().build());
                return scope;
            });
            assertThat(all()).isZero();
            return scope;
        });
        assertThat(count("pending")).isEqualTo(1);
    }

    @Test
    void a_write_without_a_unit_of_work_is_counted_at_once() {
        insert(Builders.aLink().build());
        assertThat(count("pending")).isEqualTo(1);
    }
}
