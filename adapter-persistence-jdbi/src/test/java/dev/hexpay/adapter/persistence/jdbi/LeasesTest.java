package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases of several servers, and of rows that another transaction has locked. */
class LeasesTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Scope scope = aScope();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HikariDataSource> pools = new ArrayList<>();

    @AfterEach
    void close() {
        threads.shutdownNow();
        pools.forEach(HikariDataSource::close);
    }

    @ParameterizedTest
    @EnumSource
    void locked_row_delays_only_itself(TestDatabase database) {
        HikariDataSource pool = withShortWaits(database);
        Store store = JdbiStore.open(pool);
        Receipt locked = dueReceipt(store, NOON.minusSeconds(3));
        List<Receipt> others = Stream.of(NOON.minusSeconds(2), NOON.minusSeconds(1), NOON)
                .map(dueAt -> dueReceipt(store, dueAt))
                .toList();

        Jdbi.create(pool).useTransaction(handle -> {
            lock(handle, locked);
            assertThat(leasedReceipts(store, 1)).containsExactly(others.get(0));
            assertThat(leasedReceipts(store, 10)).containsExactly(others.get(1), others.get(2));
            assertThatThrownBy(() -> leasedReceipts(store, 10)).isInstanceOf(DatabaseUnavailableException.class);
        });
        assertThat(leasedReceipts(store, 10)).containsExactly(locked);
    }

    @ParameterizedTest
    @EnumSource
    void lease_that_meets_a_locked_row_returns_what_it_has(TestDatabase database) {
        HikariDataSource pool = withShortWaits(database);
        Store store = JdbiStore.open(pool);
        Receipt first = dueReceipt(store, NOON.minusSeconds(3));
        Receipt locked = dueReceipt(store, NOON.minusSeconds(2));
        Receipt last = dueReceipt(store, NOON.minusSeconds(1));

        Jdbi.create(pool).useTransaction(handle -> {
            lock(handle, locked);
            assertThat(leasedReceipts(store, 10)).containsExactly(first);
            assertThat(leasedReceipts(store, 10)).containsExactly(last);
        });
    }

    @ParameterizedTest
    @EnumSource
    void locked_row_ends_a_unit_of_work_in_which_it_is_leased(TestDatabase database) {
        HikariDataSource pool = withShortWaits(database);
        Store store = JdbiStore.open(pool);
        Receipt locked = dueReceipt(store, NOON.minusSeconds(3));
        Receipt other = dueReceipt(store, NOON);

        Jdbi.create(pool).useTransaction(handle -> {
            lock(handle, locked);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> leasedReceipts(store, 10)))
                    .isInstanceOf(DatabaseUnavailableException.class);
        });
        assertThat(leasedReceipts(store, 10)).containsExactly(locked, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_READ_COMMITTED", "TRANSACTION_SERIALIZABLE"})
    void servers_share_all_rows_and_get_none_twice(String isolation) {
        String url = TestDatabase.POSTGRESQL.newUrl();
        Store first = JdbiStore.open(opened(TestDatabase.migratedAt(url)));
        first.unitOfWork()
                .inTransaction(() -> IntStream.range(0, 300)
                        .mapToObj(i -> dueReceipt(first, NOON))
                        .toList());

        List<Future<List<List<Receipt>>>> servers = Stream.generate(() -> isolated(url, isolation))
                .limit(3)
                .map(JdbiStore::open)
                .map(store -> threads.submit(() -> leaseUntilNoneIsDue(store)))
                .toList();

        List<List<Receipt>> leases =
                servers.stream().flatMap(server -> resultOf(server).stream()).toList();
        assertThat(leases.stream().flatMap(List::stream))
                .extracting(Receipt::id)
                .doesNotHaveDuplicates()
                .hasSize(300);
    }

    @ParameterizedTest
    @EnumSource(names = "H2", mode = EnumSource.Mode.EXCLUDE)
    void endpoint_that_is_changed_before_it_is_leased_is_returned_changed(TestDatabase database) throws Exception {
        HikariDataSource pool = opened(database.migrated());
        Store store = JdbiStore.open(pool);
        WebhookEndpoint endpoint = aWebhookEndpoint().build();
        store.webhookEndpoints().insert(scope, endpoint);
        store.unitOfWork().inTransaction(() -> {
            store.webhookEndpoints().wake(scope, List.of(endpoint.id()), NOON);
            return endpoint;
        });

        Future<Optional<Scoped<WebhookEndpoint>>> lease = Jdbi.create(pool).inTransaction(handle -> {
            handle.execute("UPDATE hexpay.webhook_endpoint SET description = 'changed'");
            return whenBlocked(pool, () -> store.webhookEndpoints().lease(Lane.HEALTHY, NOON, LATER));
        });

        assertThat(resultOf(lease))
                .get()
                .satisfies(leased -> assertThat(leased.value().settings().description())
                        .isNotNull()
                        .satisfies(
                                description -> assertThat(description.value()).isEqualTo("changed")));
    }

    @Test
    void notification_that_another_server_processes_is_not_leased() throws Exception {
        HikariDataSource pool = opened(TestDatabase.POSTGRESQL.migrated());
        Store store = JdbiStore.open(pool);
        for (Subject subject :
                List.of(new OfTransaction(scope, aTransactionId()), new OfCharge(scope.mode(), "ch_1"))) {
            Notification notification = new Notification("sandbox", "evt_" + subject, subject);
            store.notifications().insertIfAbsent(notification, NOON);

            Future<List<Leased>> lease = store.unitOfWork().inTransaction(() -> {
                store.notifications().postpone(notification, NOON.minusMillis(1));
                return whenBlocked(pool, () -> store.notifications().lease(NOON, LATER, 10));
            });

            assertThat(resultOf(lease)).as("as it was before").isEmpty();
            assertThat(store.notifications().lease(NOON, LATER, 10)).containsExactly(new Leased(notification, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notification_is_changed_in_its_own_scope_only(TestDatabase database) {
        Store store = JdbiStore.open(opened(database.migrated()));
        Notification notification = new Notification("sandbox", "evt_1", new OfTransaction(scope, aTransactionId()));
        store.notifications().insertIfAbsent(notification, NOON);

        for (Subject other : List.of(
                new OfTransaction(aScope(), aTransactionId()),
                new OfTransaction(new Scope(scope.organization(), Mode.LIVE), aTransactionId()),
                new OfCharge(scope.mode(), "ch_1"))) {
            store.notifications().markProcessed(new Notification("sandbox", "evt_1", other), NOON);
        }

        assertThat(store.notifications().lease(NOON, LATER, 10)).containsExactly(new Leased(notification, 0));
    }

    /** Runs the call in another thread until the database makes it wait for a lock. */
    private <T> Future<T> whenBlocked(HikariDataSource pool, Callable<T> call) {
        Future<T> blocked = threads.submit(call);
        boolean waits = false;
        while (!waits && !blocked.isDone()) {
            waits = Jdbi.create(pool)
                    .withHandle(handle -> handle.createQuery("SELECT count(*) > 0 FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                            .mapTo(Boolean.class)
                            .one());
        }
        assertThat(blocked.isDone()).as("the call does not wait").isFalse();
        return blocked;
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<List<Receipt>> leaseUntilNoneIsDue(Store store) {
        List<List<Receipt>> leases = new ArrayList<>();
        List<Receipt> leased = leasedReceipts(store, 10);
        while (!leased.isEmpty()) {
            leases.add(leased);
            leased = leasedReceipts(store, 10);
        }
        return leases;
    }

    private static List<Receipt> leasedReceipts(Store store, int limit) {
        return store.receipts().lease(NOON, LATER, limit).stream()
                .map(Scoped::value)
                .toList();
    }

    private Receipt dueReceipt(Store store, Instant dueAt) {
        Receipt receipt = aReceipt().dueAt(dueAt).build();
        store.receipts().insert(scope, receipt);
        return receipt;
    }

    private static void lock(Handle handle, Receipt receipt) {
        assertThat(handle.createQuery("SELECT id FROM hexpay.receipt WHERE id = :id FOR UPDATE")
                        .bind("id", receipt.id().value())
                        .mapTo(String.class)
                        .list())
                .hasSize(1);
    }

    private HikariDataSource withShortWaits(TestDatabase database) {
        String url = database.newUrl()
                .replace("LOCK_TIMEOUT=20000", "LOCK_TIMEOUT=100")
                .replace("lock_timeout=20s", "lock_timeout=100ms");
        return opened(TestDatabase.migratedAt(url));
    }

    private HikariDataSource isolated(String url, String isolation) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setTransactionIsolation(isolation);
        return opened(new HikariDataSource(config));
    }

    private HikariDataSource opened(HikariDataSource pool) {
        pools.add(pool);
        return pool;
    }
}
