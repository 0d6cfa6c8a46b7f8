package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.PaymentStatus;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store on a pool that turns auto-commit off commits with a setting only. */
class AutoCommitOffTest {
    private static final JdbiSettings COMMITTING = JdbiSettings.DEFAULT.commitsWhenAutoCommitIsOff();

    private final ChargingMerchant merchant = new ChargingMerchant();
    private HikariDataSource pool;

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void pool_that_turns_auto_commit_off_needs_a_setting(TestDatabase database) {
        pool = withoutAutoCommit(database.newUrl());
        assertThatThrownBy(() -> Migrations.migrate(pool))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("commitsWhenAutoCommitIsOff()");
        Migrations.migrate(pool, COMMITTING);
        Store store = JdbiStore.open(pool, COMMITTING);
        merchant.insertInto(store);
        assertThat(merchant.charge(store).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(JdbiStore.open(pool, COMMITTING).organizations().all()).containsExactly(merchant.organization);
        assertThat(Jdbi.create(pool).withHandle(Handle::isInTransaction))
                .as("auto-commit of the pool is off")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void joined_connection_is_a_host_transaction_with_the_setting_too(TestDatabase database) {
        pool = withoutAutoCommit(database.newUrl());
        Migrations.migrate(pool, COMMITTING);
        JoiningDataSource joining = new JoiningDataSource(pool);
        Store store = JdbiStore.open(joining, COMMITTING);
        assertThatThrownBy(() -> HostKind.inTransaction(
                        pool,
                        connection -> joining.join(connection, () -> {
                            store.organizations().insert(merchant.organization);
                            throw new UnsupportedOperationException("rejected");
                        })))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(store.organizations().all()).isEmpty();
    }

    private static HikariDataSource withoutAutoCommit(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }
}
