package dev.hexpay.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What units of work do when something goes wrong, on either database alike. */
class JdbiUnitOfWorkTest {
    private final Scope scope = aScope();
    private final Payment link = aLink().build();
    private final Payment other = aLink().build();

    @ParameterizedTest
    @EnumSource
    void after_a_unique_key_was_met_nothing_more_is_done_and_nothing_stays(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.payments().insert(scope, link))
                                .isInstanceOf(AlreadyThere.class);
                        return store.payments().find(scope, link.id());
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_unit_that_met_a_unique_key_and_goes_on_as_if_nothing_were_is_not_committed(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.payments().insert(scope, link))
                                .isInstanceOf(AlreadyThere.class);
                        return "done";
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_joined_unit_that_fails_takes_the_whole_unit_with_it(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                                    store.payments().insert(scope, other);
                                    throw new UnsupportedOperationException("given up");
                                }))
                                .isInstanceOf(UnsupportedOperationException.class);
                        return "done";
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.payments().find(scope, link.id())).isEmpty();
            assertThat(store.payments().find(scope, other.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lock_outside_of_a_unit_is_refused(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.payments().lock(scope, link.id())).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waiting_too_long_for_a_lock_makes_the_store_unavailable(TestDatabase database) throws Exception {
        String impatient = database.newUrl()
                .replace("LOCK_TIMEOUT=20000", "LOCK_TIMEOUT=100")
                .replace("lock_timeout=20s", "lock_timeout=100ms");
        try (HikariDataSource pool = TestDatabase.pool(impatient)) {
            Migrations.migrate(pool, Migrations.LOCATION, Migrations.HISTORY_TABLE);
            JdbiStore store = JdbiStore.open(pool);
            store.payments().insert(scope, link);
            store.unitOfWork().inTransaction(() -> {
                Optional<Payment> held = store.payments().lock(scope, link.id());
                List<Throwable> met = together(List.of(() -> locked(store, link)));
                assertThat(met).singleElement().isInstanceOf(StoreUnavailable.class);
                return held;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_units_that_wait_for_each_other_one_ends_and_the_other_goes_on(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            store.payments().insert(scope, link);
            store.payments().insert(scope, other);
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            List<Throwable> met = together(List.of(
                    () -> lockedOneAfterTheOther(store, link, bothHoldOne, other),
                    () -> lockedOneAfterTheOther(store, other, bothHoldOne, link)));
            assertThat(met).singleElement().isInstanceOf(StoreUnavailable.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_a_free_connection_the_store_is_unavailable(TestDatabase database) {
        try (HikariDataSource migrated = database.migrated();
                HikariDataSource pool = TestDatabase.poolOfOne(migrated.getJdbcUrl())) {
            JdbiStore store = JdbiStore.open(pool);
            store.unitOfWork().inTransaction(() -> {
                List<Throwable> met = together(List.of(() -> store.payments().find(scope, link.id())));
                assertThat(met).singleElement().isInstanceOf(StoreUnavailable.class);
                return met;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_is_lost_in_the_middle_of_a_unit_is_unavailable(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        database.breakConnections(pool);
                        return store.payments().find(scope, link.id());
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(store.unitOfWork().isOpen()).isFalse();
            assertNotThereAfterwards(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_is_lost_before_the_commit_is_unavailable(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        database.breakConnections(pool);
                        return "done";
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            assertNotThereAfterwards(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connections_that_broke_are_given_back_to_their_pool(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            for (int i = 0; i <= pool.getMaximumPoolSize(); i++) {
                assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                            store.payments().insert(scope, link);
                            database.breakConnections(pool);
                            return "done";
                        }))
                        .isInstanceOf(StoreUnavailable.class);
            }
            // A pool may hand out what is broken for a moment longer.
            pool.getHikariPoolMXBean().softEvictConnections();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_database_refuses_for_another_reason_is_a_fault_of_ours(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            Jdbi.create(pool).useHandle(handle -> handle.execute("DROP TABLE event"));
            assertThatThrownBy(() -> store.outbox().list(scope, PageRequest.first(1)))
                    .isNotInstanceOfAny(StoreUnavailable.class, AlreadyThere.class);
        }
    }

    /** Asked over a new pool, for the old one may still hand out what is broken. */
    private void assertNotThereAfterwards(HikariDataSource broken) {
        try (HikariDataSource pool = TestDatabase.pool(broken.getJdbcUrl())) {
            assertThat(JdbiStore.open(pool).payments().find(scope, link.id())).isEmpty();
        }
    }

    private Optional<Payment> locked(JdbiStore store, Payment payment) {
        return store.unitOfWork().inTransaction(() -> store.payments().lock(scope, payment.id()));
    }

    private Optional<Payment> lockedOneAfterTheOther(
            JdbiStore store, Payment first, CyclicBarrier bothHoldOne, Payment second) {
        return store.unitOfWork().inTransaction(() -> {
            assertThat(store.payments().lock(scope, first.id())).isPresent();
            try {
                bothHoldOne.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return store.payments().lock(scope, second.id());
        });
    }

    /** Does all of it at once in other threads, and returns what they threw. */
    private static List<Throwable> together(List<Callable<Optional<Payment>>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            return threads.invokeAll(work).stream()
                    .flatMap(done -> {
                        try {
                            assertThat(done.get()).isPresent();
                            return Stream.<Throwable>empty();
                        } catch (ExecutionException e) {
                            return Stream.of(e.getCause());
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
