package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
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

/** Failures of units of work, with the same behavior on both databases. */
class JdbiUnitOfWorkTest {
    private final Scope scope = aScope();
    private final Payment link = aLink().build();
    private final Payment other = aLink().build();

    @ParameterizedTest
    @EnumSource
    void unit_with_duplicate_key_rejects_further_statements(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.payments().insert(scope, link))
                                .isInstanceOf(DuplicateKeyException.class);
                        return store.payments().find(scope, link.id());
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void transaction_with_duplicate_key_is_rolled_back(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.payments().insert(scope, link))
                                .isInstanceOf(DuplicateKeyException.class);
                        return "done";
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void failed_joined_unit_rolls_back_the_whole_unit(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                                    store.payments().insert(scope, other);
                                    throw new UnsupportedOperationException("failed");
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
    void lock_outside_a_unit_of_work_is_rejected(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.payments().lock(scope, link.id())).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lock_timeout_is_reported_as_unavailable(TestDatabase database) throws Exception {
        String url = database.newUrl()
                .replace("LOCK_TIMEOUT=20000", "LOCK_TIMEOUT=100")
                .replace("lock_timeout=20s", "lock_timeout=100ms");
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            Migrations.migrate(pool);
            Store store = JdbiStore.open(pool);
            store.payments().insert(scope, link);
            store.unitOfWork().inTransaction(() -> {
                Optional<Payment> held = store.payments().lock(scope, link.id());
                List<Throwable> thrown = runConcurrently(List.of(() -> lock(store, link)));
                assertThat(thrown).singleElement().isInstanceOf(DatabaseUnavailableException.class);
                return held;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadlock_fails_one_unit_and_the_other_continues(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            store.payments().insert(scope, link);
            store.payments().insert(scope, other);
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            List<Throwable> thrown = runConcurrently(List.of(
                    () -> lockBoth(store, link, bothHoldOne, other), () -> lockBoth(store, other, bothHoldOne, link)));
            assertThat(thrown).singleElement().isInstanceOf(DatabaseUnavailableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void missing_free_connection_is_reported_as_unavailable(TestDatabase database) {
        try (HikariDataSource migrated = database.migrated();
                HikariDataSource pool = TestDatabase.poolOfOne(migrated.getJdbcUrl())) {
            Store store = JdbiStore.open(pool);
            store.unitOfWork().inTransaction(() -> {
                List<Throwable> thrown =
                        runConcurrently(List.of(() -> store.payments().find(scope, link.id())));
                assertThat(thrown).singleElement().isInstanceOf(DatabaseUnavailableException.class);
                return thrown;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_lost_within_a_unit_is_reported_as_unavailable(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        database.breakConnections(pool);
                        return store.payments().find(scope, link.id());
                    }))
                    .isInstanceOf(DatabaseUnavailableException.class);
            assertThat(store.unitOfWork().isOpen()).isFalse();
            assertNotStored(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_lost_before_commit_is_reported_as_unavailable(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, link);
                        database.breakConnections(pool);
                        return "done";
                    }))
                    .isInstanceOf(DatabaseUnavailableException.class);
            assertNotStored(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void broken_connections_are_returned_to_the_pool(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            for (int i = 0; i <= pool.getMaximumPoolSize(); i++) {
                assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                            store.payments().insert(scope, link);
                            database.breakConnections(pool);
                            return "done";
                        }))
                        .isInstanceOf(DatabaseUnavailableException.class);
            }
            // The pool may hand out broken connections for a short time.
            pool.getHikariPoolMXBean().softEvictConnections();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(store.payments().find(scope, link.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void other_database_errors_are_not_translated(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Jdbi.create(pool).useHandle(handle -> handle.execute("DROP TABLE hexpay.event"));
            assertThatThrownBy(() -> store.outbox().list(scope, PageRequest.first(1)))
                    .isNotInstanceOfAny(DatabaseUnavailableException.class, DuplicateKeyException.class);
        }
    }

    /** Uses a new pool, because the old one may still hand out broken connections. */
    private void assertNotStored(HikariDataSource broken) {
        try (HikariDataSource pool = TestDatabase.pool(broken.getJdbcUrl())) {
            assertThat(JdbiStore.open(pool).payments().find(scope, link.id())).isEmpty();
        }
    }

    private Optional<Payment> lock(Store store, Payment payment) {
        return store.unitOfWork().inTransaction(() -> store.payments().lock(scope, payment.id()));
    }

    private Optional<Payment> lockBoth(Store store, Payment first, CyclicBarrier bothHoldOne, Payment second) {
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

    /** Runs the tasks concurrently and returns the exceptions that they threw. */
    private static List<Throwable> runConcurrently(List<Callable<Optional<Payment>>> work) {
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
