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

/** What {@link UnitOfWork} guarantees. */
public abstract class UnitOfWorkContract extends StoreContract {
    private final Payment link = aLink().build();
    private final Customer customer = aCustomer().build();

    @Test
    void all_writes_of_a_unit_are_visible_afterwards() {
        inUnit(this::writeBoth);
        assertBothAreSeen();
    }

    @Test
    void the_result_of_the_work_reaches_the_caller() {
        assertThat(store.unitOfWork().<String>inTransaction(() -> "done")).isEqualTo("done");
    }

    @Test
    void an_exception_rolls_back_all_writes() {
        inRolledBackUnit(this::writeBoth);
        assertNeitherIsSeen();
    }

    @Test
    void an_error_rolls_back_all_writes() {
        Error crash = new AssertionError("crash");
        assertThatThrownBy(() -> inUnit(() -> {
                    writeBoth();
                    throw crash;
                }))
                .isSameAs(crash);
        assertNeitherIsSeen();
    }

    @Test
    void an_exception_rolls_back_a_change_of_an_existing_row() {
        Payment stored = stored(scope, link);
        inRolledBackUnit(() -> store.payments().save(scope, stored.cancel(stored.createdAt())));
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
    void after_a_rollback_the_next_unit_commits() {
        inRolledBackUnit(this::writeBoth);
        inUnit(this::writeBoth);
        assertBothAreSeen();
    }

    @Test
    void a_joined_unit_is_not_visible_to_others_until_the_outer_one_ends() {
        inUnit(() -> {
            inUnit(this::writeBoth);
            assertThat(resultOf(inOtherThread(() -> store.payments().find(scope, link.id()))))
                    .isEmpty();
        });
        assertBothAreSeen();
    }

    @Test
    void a_joined_unit_is_rolled_back_with_the_outer_one() {
        inRolledBackUnit(() -> inUnit(this::writeBoth));
        assertNeitherIsSeen();
    }

    @Test
    void a_joined_unit_sees_the_writes_of_the_outer_one() {
        inUnit(() -> {
            writeBoth();
            assertThat(inUnit(() -> store.payments().find(scope, link.id()))).contains(link);
        });
    }

    @Test
    void writes_are_not_visible_to_others_before_the_unit_ends() {
        inUnit(() -> {
            writeBoth();
            assertThat(resultOf(inOtherThread(() -> store.payments().find(scope, link.id()))))
                    .isEmpty();
            assertThat(store.payments().find(scope, link.id())).contains(link);
        });
    }

    @Test
    void a_unit_is_open_inside_only() {
        UnitOfWork unit = store.unitOfWork();
        AtomicBoolean openBeside = new AtomicBoolean(true);
        assertThat(unit.isOpen()).as("before").isFalse();
        inUnit(() -> {
            assertThat(unit.isOpen()).as("inside").isTrue();
            inUnit(() -> assertThat(unit.isOpen()).as("inside a joined one").isTrue());
            assertThat(unit.isOpen()).as("after a joined one").isTrue();
            openBeside.set(resultOf(inOtherThread(unit::isOpen)));
        });
        assertThat(openBeside).as("in another thread").isFalse();
        assertThat(unit.isOpen()).as("afterwards").isFalse();
    }

    @Test
    void a_unit_is_not_open_after_an_exception() {
        inRolledBackUnit(this::writeBoth);
        assertThat(store.unitOfWork().isOpen()).isFalse();
    }

    @Test
    void a_unit_is_no_transaction_of_the_host() {
        assertThat(store.unitOfWork().isInHostTransaction()).as("outside").isFalse();
        inUnit(() -> assertThat(store.unitOfWork().isInHostTransaction())
                .as("inside")
                .isFalse());
    }

    private void writeBoth() {
        store.payments().insert(scope, link);
        store.customers().getOrInsert(scope, customer);
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
