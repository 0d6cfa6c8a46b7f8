package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.HostKind.Host;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A store takes part in the transactions of its host, and never ends them. */
class HostTransactionTest {
    private static final Map<TestDatabase, HikariDataSource> POOLS = new EnumMap<>(TestDatabase.class);

    private final ChargingMerchant merchant = new ChargingMerchant();
    private final Scope scope = merchant.scope;
    private long movedBefore;
    private HikariDataSource pool;
    private Store committed;
    private Host host;
    private Store store;

    @AfterAll
    static void close() {
        POOLS.values().forEach(HikariDataSource::close);
        POOLS.clear();
    }

    @AfterEach
    void endHost() {
        if (host != null) {
            host.close();
        }
    }

    static Stream<Arguments> hosts() {
        return Stream.of(TestDatabase.values())
                .flatMap(database -> Stream.of(HostKind.values()).map(kind -> Arguments.of(database, kind)));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void link_is_rolled_back_with_the_order(TestDatabase database, HostKind kind) {
        start(database, kind);
        assertThatThrownBy(() -> host.inTransaction(connection -> {
                    insertOrder(connection);
                    merchant.openLink(store);
                    throw new UnsupportedOperationException("the order is rejected");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(orders()).isZero();
        assertThat(links()).isZero();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void link_is_committed_with_the_order(TestDatabase database, HostKind kind) {
        start(database, kind);
        host.inTransaction(connection -> {
            insertOrder(connection);
            merchant.openLink(store);
            assertThat(orders()).as("committed by the command").isZero();
        });
        assertThat(orders()).isEqualTo(1);
        assertThat(links()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void failed_command_is_undone_alone(TestDatabase database, HostKind kind) {
        start(database, kind);
        Payment link = aLink().build();
        host.inTransaction(connection -> {
            insertOrder(connection);
            store.payments().insert(scope, link);
            assertThatThrownBy(() -> store.payments().insert(scope, link)).isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> store.unitOfWork().inTransaction(() -> {
                        store.payments().insert(scope, aLink().build());
                        throw new UnsupportedOperationException("rejected");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            insertOrder(connection);
        });
        assertThat(orders()).isEqualTo(2);
        assertThat(committed
                        .payments()
                        .list(scope, PaymentFilter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(2)
                .contains(link);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void charge_inside_is_rejected_before_anything_is_written(TestDatabase database, HostKind kind) {
        start(database, kind);
        host.inTransaction(connection -> {
            insertOrder(connection);
            assertThatThrownBy(() -> merchant.charge(store))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A charge commits before it calls the provider: call it outside of your transaction.");
            assertThat(store.unitOfWork().isInHostTransaction()).isTrue();
        });
        assertThat(orders()).isEqualTo(1);
        assertThat(links()).isZero();
        assertThat(merchant.provider.movedMinor()).isEqualTo(movedBefore);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void charge_outside_moves_money(TestDatabase database, HostKind kind) {
        if (kind == HostKind.ONE_OPEN_CONNECTION) {
            return;
        }
        start(database, kind);
        assertThat(store.unitOfWork().isInHostTransaction()).isFalse();
        assertThat(merchant.charge(store).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(merchant.provider.movedMinor()).isGreaterThan(movedBefore);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void unit_of_work_reports_that_it_is_in_a_transaction_of_the_host(TestDatabase database, HostKind kind) {
        start(database, kind);
        host.inTransaction(connection -> store.unitOfWork().inTransaction(() -> {
            assertThat(store.unitOfWork().isInHostTransaction()).isTrue();
            return connection;
        }));
    }

    @ParameterizedTest
    @EnumSource
    void connection_without_a_transaction_cannot_be_joined(TestDatabase database) throws SQLException {
        try (HikariDataSource unused = TestDatabase.pool(database.newUrl());
                Connection connection = unused.getConnection()) {
            assertThatThrownBy(() -> new JoiningDataSource(unused).join(connection, () -> "done"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void start(TestDatabase database, HostKind kind) {
        pool = POOLS.computeIfAbsent(database, TestDatabase::migrated);
        committed = JdbiStore.open(pool);
        merchant.insertInto(committed);
        movedBefore = merchant.provider.movedMinor();
        Jdbi.create(pool).useHandle(handle -> {
            handle.execute("DROP TABLE IF EXISTS shop_order");
            handle.execute("CREATE TABLE shop_order (number INTEGER)");
        });
        host = kind.on(pool);
        store = JdbiStore.open(host.dataSource());
    }

    private long orders() {
        return count("shop_order");
    }

    /** Without the link that is paid before each test. */
    private long links() {
        return count("hexpay.payment WHERE organization_id = '"
                        + scope.organization().value() + "'")
                - 1;
    }

    private long count(String table) {
        return Jdbi.create(pool)
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static void insertOrder(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO shop_order VALUES (1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
