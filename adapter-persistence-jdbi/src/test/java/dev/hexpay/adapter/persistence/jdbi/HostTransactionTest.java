package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.HostKind.Host;
import dev.hexpay.application.Application;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A store takes part in the transactions of its host, and never ends them. */
class HostTransactionTest {
    private static final JdbiSettings COMMITTING = JdbiSettings.DEFAULT.commitsWhenAutoCommitIsOff();

    // Shared, because the tests of a database share its tables.
    private static final SequentialIds IDS = new SequentialIds(2);
    private static final List<HikariDataSource> POOLS = new ArrayList<>();
    private static final Map<TestDatabase, HikariDataSource> MIGRATED = new EnumMap<>(TestDatabase.class);

    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final Customer customer = aCustomer().build();
    private final ScriptedProvider provider = new ScriptedProvider();
    private long movedBefore;
    private HikariDataSource pool;
    private Store committed;
    private Host host;
    private Store store;
    private InPorts useCases;

    @AfterAll
    static void close() {
        POOLS.forEach(HikariDataSource::close);
        POOLS.clear();
        MIGRATED.clear();
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
                    openLink();
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
            openLink();
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
            assertThatThrownBy(this::charge)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A charge commits before it calls the provider: call it outside of your transaction.");
            assertThat(store.unitOfWork().isInHostTransaction()).isTrue();
        });
        assertThat(orders()).isEqualTo(1);
        assertThat(links()).isZero();
        assertThat(provider.movedMinor()).isEqualTo(movedBefore);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void charge_outside_moves_money(TestDatabase database, HostKind kind) {
        if (kind == HostKind.ONE_OPEN_CONNECTION) {
            return;
        }
        start(database, kind);
        assertThat(store.unitOfWork().isInHostTransaction()).isFalse();
        assertThat(charge().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(provider.movedMinor()).isGreaterThan(movedBefore);
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
    void pool_that_turns_auto_commit_off_needs_a_setting(TestDatabase database) {
        pool = opened(withoutAutoCommit(database.newUrl()));
        assertThatThrownBy(() -> Migrations.migrate(pool))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("commitsWhenAutoCommitIsOff()");
        Migrations.migrate(pool, COMMITTING);
        useStore(JdbiStore.open(pool, COMMITTING));
        insertMerchant(store);
        assertThat(charge().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(JdbiStore.open(pool, COMMITTING).organizations().all()).containsExactly(organization);
        assertThat(Jdbi.create(pool).withHandle(Handle::isInTransaction))
                .as("auto-commit of the pool is off")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void joined_connection_is_a_host_transaction_with_the_setting_too(TestDatabase database) {
        pool = opened(withoutAutoCommit(database.newUrl()));
        Migrations.migrate(pool, COMMITTING);
        JoiningDataSource joining = new JoiningDataSource(pool);
        useStore(JdbiStore.open(joining, COMMITTING));
        assertThatThrownBy(() -> HostKind.inTransaction(
                        pool,
                        connection -> joining.join(connection, () -> {
                            store.organizations().insert(organization);
                            throw new UnsupportedOperationException("rejected");
                        })))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store.organizations().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void connection_without_a_transaction_cannot_be_joined(TestDatabase database) throws SQLException {
        pool = opened(TestDatabase.pool(database.newUrl()));
        try (Connection connection = pool.getConnection()) {
            assertThatThrownBy(() -> new JoiningDataSource(pool).join(connection, () -> "done"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void start(TestDatabase database, HostKind kind) {
        pool = MIGRATED.computeIfAbsent(database, it -> opened(it.migrated()));
        committed = JdbiStore.open(pool);
        insertMerchant(committed);
        Jdbi.create(pool).useHandle(handle -> {
            handle.execute("DROP TABLE IF EXISTS shop_order");
            handle.execute("CREATE TABLE shop_order (number INTEGER)");
        });
        host = kind.on(pool);
        useStore(JdbiStore.open(host.dataSource()));
    }

    private void useStore(Store used) {
        store = used;
        useCases = application(used);
    }

    private InPorts application(Store used) {
        OutPorts ports = TestPorts.of(used, provider, new SettableClock());
        return Application.create(TestPorts.with(ports, IdSource.class, IDS));
    }

    /** Inserts a merchant and a customer who has paid a link and has a saved card. */
    private void insertMerchant(Store target) {
        target.organizations().insert(organization);
        target.customers().getOrInsert(scope, customer);
        InPorts ports = application(target);
        Payment link = ports.payments().openLink().open(scope, aLinkCommand().forCustomer(reference()));
        ports.payPage()
                .pay()
                .pay(
                        link.page().token(),
                        PayLink.Command.of(
                                customer.profile().email(),
                                new FullName("Ada Lovelace"),
                                anAddress(),
                                TestCard.SUCCEEDS.details()));
        movedBefore = provider.movedMinor();
    }

    private void openLink() {
        useCases.payments().openLink().open(scope, aLinkCommand());
    }

    private static OpenPaymentLink.Command aLinkCommand() {
        return OpenPaymentLink.Command.of(usd(25_00), new Description("An order"));
    }

    private CustomerReference reference() {
        return new CustomerReference(customer.id().value());
    }

    private Payment charge() {
        return useCases.payments()
                .charge()
                .charge(scope, ChargeCustomer.Command.of(reference(), usd(25_00), new Description("An order")));
    }

    private long orders() {
        return count("shop_order");
    }

    /** Without the link that is paid before each test. */
    private long links() {
        return count("hexpay.payment WHERE organization_id = '"
                        + organization.id().value() + "'")
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

    private static HikariDataSource opened(HikariDataSource opened) {
        POOLS.add(opened);
        return opened;
    }

    private static HikariDataSource withoutAutoCommit(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }
}
