package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Payment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What {@link UnitOfWork} promises. */
public abstract class UnitOfWorkContract extends StoreContract {
    private final Payment link = aLink().build();
    private final Customer customer = aCustomer().build();

    @Test
    void all_writes_of_a_unit_are_seen_afterwards() {
        inUnit(this::writeBoth);
        assertBothAreSeen();
    }

    @Test
    void the_result_of_the_work_reaches_the_caller() {
        assertThat(store.unitOfWork().<String>inTransaction(() -> "done")).isEqualTo("done");
    }

    @Test
    void when_the_work_throws_nothing_of_it_stays() {
        inFailingUnit(this::writeBoth);
        assertNeitherIsSeen();
    }

    @Test
    void when_the_work_throws_an_error_nothing_of_it_stays() {
        Error crash = new AssertionError("crash");
        assertThatThrownBy(() -> inUnit(() -> {
                    writeBoth();
                    throw crash;
                }))
                .isSameAs(crash);
        assertNeitherIsSeen();
    }

    @Test
    void when_the_work_throws_a_change_of_an_older_row_is_taken_back() {
        Payment stored = stored(scope, link);
        inFailingUnit(() -> store.payments().save(scope, stored.cancel(stored.createdAt())));
        assertThat(store.payments().find(scope, link.id())).contains(stored);
    }

    @Test
    void the_same_exception_reaches_the_caller() {
        RuntimeException thrown = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> inUnit(() -> {
                    writeBoth();
                    throw thrown;
                }))
                .isSameAs(thrown);
    }

    @Test
    void after_a_unit_that_failed_the_next_one_is_committed() {
        inFailingUnit(this::writeBoth);
        inUnit(this::writeBoth);
        assertBothAreSeen();
    }

    @Test
    void a_call_inside_a_running_unit_is_not_seen_by_others_until_that_one_ends() {
        inUnit(() -> {
            inUnit(this::writeBoth);
            assertThat(resultOf(beside(() -> store.payments().find(scope, link.id()))))
                    .isEmpty();
        });
        assertBothAreSeen();
    }

    @Test
    void a_call_inside_a_running_unit_is_taken_back_with_it() {
        inFailingUnit(() -> inUnit(this::writeBoth));
        assertNeitherIsSeen();
    }

    @Test
    void a_call_inside_a_running_unit_sees_what_that_one_has_written() {
        inUnit(() -> {
            writeBoth();
            assertThat(inUnit(() -> store.payments().find(scope, link.id()))).contains(link);
        });
    }

    @Test
    void others_see_nothing_of_a_unit_before_it_ends() {
        inUnit(() -> {
            writeBoth();
            assertThat(resultOf(beside(() -> store.payments().find(scope, link.id()))))
                    .isEmpty();
            assertThat(store.payments().find(scope, link.id())).contains(link);
        });
    }

    @Test
    void it_is_open_inside_and_nowhere_else() {
        UnitOfWork unit = store.unitOfWork();
        AtomicBoolean openBeside = new AtomicBoolean(true);
        assertThat(unit.isOpen()).as("before").isFalse();
        inUnit(() -> {
            assertThat(unit.isOpen()).as("inside").isTrue();
            inUnit(() -> assertThat(unit.isOpen()).as("inside a joined one").isTrue());
            assertThat(unit.isOpen()).as("after a joined one").isTrue();
            openBeside.set(resultOf(beside(unit::isOpen)));
        });
        assertThat(openBeside).as("in another thread").isFalse();
        assertThat(unit.isOpen()).as("afterwards").isFalse();
    }

    @Test
    void it_is_not_open_after_the_work_has_thrown() {
        inFailingUnit(this::writeBoth);
        assertThat(store.unitOfWork().isOpen()).isFalse();
    }

    private void writeBoth() {
        store.payments().insert(scope, link);
        store.customers().insertOrFind(scope, customer);
    }

    private void assertBothAreSeen() {
        assertThat(store.payments().find(scope, link.id())).contains(link);
        assertThat(store.customers().find(scope, customer.id())).contains(customer);
    }

    private void assertNeitherIsSeen() {
        assertThat(store.payments().find(scope, link.id())).isEmpty();
        assertThat(store.customers().find(scope, customer.id())).isEmpty();
    }
}
