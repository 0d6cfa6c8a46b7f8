package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.anApiKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A secret that names its scope is looked up in it: on a sharded database, one shard is asked. */
class SecretLookUpsTest {
    private static final Scope SCOPE = aScope();
    private static final ApiKeyHash HASH = anApiKey().build().hash();

    private final PlanLog log = new PlanLog();

    @ParameterizedTest
    @EnumSource
    void token_that_names_a_scope_is_looked_up_there(TestDatabase database) {
        on(database, store -> {
            store.payments().findByToken(aToken(SCOPE));
            assertScoped("link_token = ");
        });
    }

    @ParameterizedTest
    @EnumSource
    void token_that_names_no_scope_is_looked_up_in_any(TestDatabase database) {
        on(database, store -> {
            store.payments().findByToken(aToken());
            assertUnscoped("payment_by_token_in_any_scope");
        });
    }

    @ParameterizedTest
    @EnumSource
    void key_is_looked_up_in_a_scope_or_in_any(TestDatabase database) {
        on(database, store -> {
            store.apiKeys().findByHash(SCOPE, HASH);
            assertScoped("secret_sha256 = ");
            store.apiKeys().findByHashInAnyScope(HASH);
            assertUnscoped("api_key_by_secret_in_any_scope");
        });
    }

    /** They are found by the index that is not unique, and rows that the previous version writes later are, too. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void secrets_of_an_earlier_version_are_found(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "26");
            Store store = JdbiStore.open(pool);
            store.organizations().insert(new Organization(SCOPE.organization(), "Acme", NOON));
            Payment earlier = inserted(store, aToken());
            ApiKey key = anApiKey().build();
            store.apiKeys().insert(SCOPE, key);

            Migrations.migrate(pool);

            for (Payment payment : List.of(earlier, inserted(store, aToken()))) {
                assertThat(store.payments().findByToken(payment.page().token())).contains(new Scoped<>(SCOPE, payment));
            }
            assertThat(store.apiKeys().findByHashInAnyScope(key.hash())).contains(new Scoped<>(SCOPE, key));
        }
    }

    @ParameterizedTest
    @EnumSource
    void token_and_key_are_unique_in_their_scope(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            store.organizations().insert(new Organization(SCOPE.organization(), "Acme", NOON));
            LinkToken token = aToken(SCOPE);
            ApiKey key = anApiKey().build();
            store.apiKeys().insert(SCOPE, key);
            inserted(store, token);

            assertThatThrownBy(() -> inserted(store, token)).isInstanceOf(DuplicateKeyException.class);
            ApiKey sameSecret = new ApiKey(
                    anApiKey().build().id(), key.name(), key.prefix(), key.hash(), null, null, key.createdAt());
            assertThatThrownBy(() -> store.apiKeys().insert(SCOPE, sameSecret))
                    .isInstanceOf(DuplicateKeyException.class);
        }
    }

    private static Payment inserted(Store store, LinkToken token) {
        Payment payment = aLink().withPage(HostedPage.of(token)).build();
        store.payments().insert(SCOPE, payment);
        return payment;
    }

    private void assertScoped(String condition) {
        assertThat(log.plans())
                .singleElement()
                .asString()
                .satisfies(plan -> assertThat(plan)
                        .contains(" WHERE organization_id = ? AND mode = ? AND " + condition)
                        .doesNotContain("Seq Scan", "tableScan", ".tablescan"));
    }

    private void assertUnscoped(String index) {
        assertThat(log.plans()).singleElement().asString().contains(index).doesNotContain("organization_id = ?");
    }

    private void on(TestDatabase database, Consumer<Store> work) {
        String url = database.newUrl();
        try (HikariDataSource migrated = TestDatabase.migratedAt(url)) {
            Jdbi.create(migrated).useHandle(database::preferIndexes);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (database != TestDatabase.H2) {
            config.setConnectionInitSql("SET enable_seqscan = off; SET enable_bitmapscan = off");
        }
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Store store = JdbiStore.open(log.explaining(pool));
            log.plans();
            work.accept(store);
        }
    }
}
