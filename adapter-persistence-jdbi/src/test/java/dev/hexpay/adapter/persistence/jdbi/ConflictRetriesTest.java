package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real serialization failures: PostgreSQL with a stricter isolation, which the data source sets. */
class ConflictRetriesTest {
    private final Scope scope = aScope();
    private final Payment link = aLink().build();
    private final Payment other = aLink().build();
    private HikariDataSource pool;
    private Store store;
    private int runs;

    @BeforeEach
    void open() {
        String url = TestDatabase.POSTGRESQL.newUrl();
        TestDatabase.migratedAt(url).close();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        pool = new HikariDataSource(config);
        store = JdbiStore.open(pool);
        store.payments().insert(scope, link);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void unit_is_run_again_as_a_whole() {
        Optional<Payment> locked = store.unitOfWork().inTransaction(() -> {
            store.payments().insert(scope, other);
            return conflictingUntil(2);
        });

        assertThat(runs).isEqualTo(3);
        assertThat(locked).contains(link);
        assertThat(store.payments().find(scope, other.id())).contains(other);
    }

    @Test
    void failure_at_the_commit_is_repeated_too() throws SQLException {
        pool.close();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(pool.getJdbcUrl());
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        pool = new HikariDataSource(config);
        store = JdbiStore.open(pool);

        store.unitOfWork().inTransaction(() -> {
            runs++;
            String all = "SELECT count(*) FROM hexpay.payment";
            store.payments().find(scope, link.id());
            if (runs == 1) {
                // Each reads what the other one writes: neither order of the two explains what both have seen.
                Jdbi.create(pool).useTransaction(handle -> {
                    assertThat(handle.createQuery(all).mapTo(Integer.class).one())
                            .isEqualTo(1);
                    handle.execute("UPDATE hexpay.payment SET description = 'changed'");
                });
            }
            store.payments().insert(scope, other);
            return link;
        });

        assertThat(runs).isEqualTo(2);
        assertThat(store.payments().find(scope, other.id())).contains(other);
    }

    @Test
    void conflicts_without_an_end_are_reported_after_the_last_run() {
        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                    store.payments().insert(scope, other);
                    return conflictingUntil(Integer.MAX_VALUE);
                }))
                .isInstanceOf(DatabaseUnavailableException.class);

        assertThat(runs).isEqualTo(1 + ConflictRetries.MAX);
        assertThat(store.payments().find(scope, other.id())).isEmpty();
    }

    @Test
    void joined_unit_is_run_again_with_the_outer_one() {
        int[] outer = {0};
        store.unitOfWork().inTransaction(() -> {
            outer[0]++;
            store.payments().insert(scope, other);
            return store.unitOfWork().inTransaction(() -> conflictingUntil(1));
        });

        assertThat(outer[0]).isEqualTo(2);
        assertThat(runs).isEqualTo(2);
        assertThat(store.payments().find(scope, other.id())).contains(other);
    }

    @Test
    void unit_in_a_transaction_of_the_host_is_not_repeated() {
        HostKind.Host host = HostKind.PLAIN_JDBC.on(pool);
        store = JdbiStore.open(host.dataSource());

        assertThatThrownBy(() -> host.inTransaction(connection -> {
                    execute(connection, "SELECT count(*) FROM hexpay.payment");
                    store.unitOfWork().inTransaction(() -> conflictingUntil(1));
                }))
                .isInstanceOf(DatabaseUnavailableException.class);

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void unit_of_an_interrupted_thread_is_not_repeated() {
        assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                    try {
                        return conflictingUntil(1);
                    } finally {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(DatabaseUnavailableException.class);

        assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
        assertThat(runs).isEqualTo(1);
    }

    /** Reads, lets another transaction change what was read in the first {@code conflicts} runs, and locks it. */
    private Optional<Payment> conflictingUntil(int conflicts) {
        runs++;
        store.payments().find(scope, link.id());
        if (runs <= conflicts) {
            change(pool);
        }
        return store.payments().lock(scope, link.id());
    }

    private static void change(DataSource database) {
        try (Connection connection = database.getConnection()) {
            execute(connection, "UPDATE hexpay.payment SET version = version");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
