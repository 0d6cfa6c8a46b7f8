package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.EventFilter;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures of units of work, with the same behavior on both databases. */
class JdbiUnitOfWorkTest {
    private final Scope scope = aScope();
    private final Payment link = aLink().build();
    private final Payment other = aLink().build();
    private final AtomicInteger runs = new AtomicInteger();
    private HikariDataSource pool;
    private Store store;

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void unit_with_duplicate_key_rejects_further_statements(TestDatabase database) {
        use(database.migrated());
        assertRolledBackAfterDuplicate(() -> store.payments().find(scope, link.id()));
    }

    @ParameterizedTest
    @EnumSource
    void transaction_with_duplicate_key_is_rolled_back(TestDatabase database) {
        use(database.migrated());
        assertRolledBackAfterDuplicate(() -> "done");
    }

    @ParameterizedTest
    @EnumSource
    void duplicate_key_at_the_commit_is_reported_and_rolls_back(TestDatabase database) {
        use(database.migrated());
        store.payments().insert(scope, link);
        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                    store.payments().insert(scope, other);
                    store.payments().insert(scope, link);
                    return "done";
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(store.payments().find(scope, other.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void more_writes_than_are_sent_together_are_all_stored(TestDatabase database) {
        use(database.migrated());
        List<Payment> links = Stream.generate(() -> aLink().build()).limit(20).toList();
        store.unitOfWork().inTransaction(() -> {
            links.forEach(each -> store.payments().insert(scope, each));
            return "done";
        });
        assertThat(links)
                .allSatisfy(each ->
                        assertThat(store.payments().find(scope, each.id())).contains(each));
    }

    @ParameterizedTest
    @EnumSource
    void statement_sees_the_writes_before_it(TestDatabase database) {
        use(database.migrated());
        store.unitOfWork().inTransaction(() -> {
            store.payments().insert(scope, link);
            assertThat(store.payments().lock(scope, link.id())).contains(link);
            return "done";
        });
    }

    @ParameterizedTest
    @EnumSource
    void failed_joined_unit_rolls_back_the_whole_unit(TestDatabase database) {
        use(database.migrated());
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

    @ParameterizedTest
    @EnumSource
    void lock_outside_a_unit_of_work_is_rejected(TestDatabase database) {
        use(database.migrated());
        assertThatThrownBy(() -> store.payments().lock(scope, link.id())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void lock_timeout_is_reported_as_unavailable(TestDatabase database) throws Exception {
        String url = database.newUrl()
                .replace("LOCK_TIMEOUT=20000", "LOCK_TIMEOUT=100")
                .replace("lock_timeout=20s", "lock_timeout=100ms");
        HikariDataSource impatient = TestDatabase.pool(url);
        Migrations.migrate(impatient);
        use(impatient);
        store.payments().insert(scope, link);
        store.unitOfWork().inTransaction(() -> {
            Optional<Payment> held = store.payments().lock(scope, link.id());
            List<Throwable> thrown = runConcurrently(List.of(() -> lock(link)));
            assertThat(thrown).singleElement().isInstanceOf(DatabaseUnavailableException.class);
            return held;
        });
        assertThat(runs).as("is not run again").hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void deadlocked_unit_is_run_again_when_the_other_has_ended(TestDatabase database) {
        use(database.migrated());
        store.payments().insert(scope, link);
        store.payments().insert(scope, other);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        List<Throwable> thrown = runConcurrently(
                List.of(() -> lockBoth(link, bothHoldOne, other), () -> lockBoth(other, bothHoldOne, link)));
        assertThat(thrown).isEmpty();
        assertThat(runs).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void missing_free_connection_is_reported_as_unavailable(TestDatabase database) {
        try (HikariDataSource migrated = database.migrated()) {
            use(TestDatabase.poolOfOne(migrated.getJdbcUrl()));
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
        use(database.migrated());
        assertUnavailableAfterBreak(database, () -> store.payments().find(scope, link.id()));
        assertThat(store.unitOfWork().isOpen()).isFalse();
        assertNotStored();
    }

    @ParameterizedTest
    @EnumSource
    void connection_lost_before_commit_is_reported_as_unavailable(TestDatabase database) {
        use(database.migrated());
        assertUnavailableAfterBreak(database, () -> "done");
        assertNotStored();
    }

    @ParameterizedTest
    @EnumSource
    void broken_connections_are_returned_to_the_pool(TestDatabase database) {
        use(database.migrated());
        for (int i = 0; i <= pool.getMaximumPoolSize(); i++) {
            assertUnavailableAfterBreak(database, () -> "done");
        }
        // The pool may hand out broken connections for a short time.
        pool.getHikariPoolMXBean().softEvictConnections();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(store.payments().find(scope, link.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void other_database_errors_are_not_translated(TestDatabase database) {
        use(database.migrated());
        Jdbi.create(pool).useHandle(handle -> handle.execute("DROP TABLE hexpay.event"));
        assertThatThrownBy(() -> store.outbox().list(scope, EventFilter.ALL, PageRequest.first(1)))
                .isNotInstanceOfAny(DatabaseUnavailableException.class, DuplicateKeyException.class);
    }

    private void use(HikariDataSource opened) {
        pool = opened;
        store = JdbiStore.open(opened);
    }

    private void assertRolledBackAfterDuplicate(Supplier<?> rest) {
        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                    store.payments().insert(scope, link);
                    assertThatThrownBy(() -> {
                                store.payments().insert(scope, link);
                                sendPendingWrites();
                            })
                            .isInstanceOf(DuplicateKeyException.class);
                    return rest.get();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.payments().find(scope, link.id())).isEmpty();
    }

    private void assertUnavailableAfterBreak(TestDatabase database, Supplier<?> rest) {
        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                    store.payments().insert(scope, link);
                    sendPendingWrites();
                    database.breakConnections(pool);
                    return rest.get();
                }))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    /** A statement whose result is needed. */
    private void sendPendingWrites() {
        store.payments().find(scope, other.id());
    }

    /** Uses a new pool, because the old one may still hand out broken connections. */
    private void assertNotStored() {
        try (HikariDataSource another = TestDatabase.pool(pool.getJdbcUrl())) {
            assertThat(JdbiStore.open(another).payments().find(scope, link.id()))
                    .isEmpty();
        }
    }

    private Optional<Payment> lock(Payment payment) {
        return store.unitOfWork().inTransaction(() -> {
            runs.incrementAndGet();
            return store.payments().lock(scope, payment.id());
        });
    }

    private Optional<Payment> lockBoth(Payment first, CyclicBarrier bothHoldOne, Payment second) {
        AtomicBoolean isFirstRun = new AtomicBoolean(true);
        return store.unitOfWork().inTransaction(() -> {
            runs.incrementAndGet();
            assertThat(store.payments().lock(scope, first.id())).isPresent();
            if (isFirstRun.getAndSet(false)) {
                await(bothHoldOne);
            }
            return store.payments().lock(scope, second.id());
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
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
