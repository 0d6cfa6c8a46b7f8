package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiStoreTest {
    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource
    void committed_rows_survive_reopening_the_database(TestDatabase database) {
        String url = migrated(database);
        Payment link =
                aLink().of(usd(25_00)).withMetadata(Map.of("order", "42")).build();
        Payment paid = aLink().paid().build();
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            Store store = JdbiStore.open(pool);
            store.unitOfWork().inTransaction(() -> {
                store.payments().insert(scope, link);
                store.payments().insert(scope, paid);
                return true;
            });
        }
        try (HikariDataSource pool = TestDatabase.pool(url)) {
            assertThat(JdbiStore.open(pool)
                            .payments()
                            .list(scope, PaymentFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(paid, link);
        }
    }

    /** In New York, both instants have the local time 1:30 a.m. */
    @ParameterizedTest
    @EnumSource
    void instants_do_not_depend_on_the_time_zone(TestDatabase database) {
        String url = migrated(database);
        Payment before =
                aLink().createdAt(Instant.parse("2025-11-02T05:30:00.001Z")).build();
        Payment after =
                aLink().createdAt(Instant.parse("2025-11-02T06:30:00.001Z")).build();
        inTimeZone("America/New_York", url, store -> {
            store.payments().insert(scope, before);
            store.payments().insert(scope, after);
            assertBothAreFound(store, before, after);
        });
        inTimeZone("Asia/Kathmandu", url, store -> assertBothAreFound(store, before, after));
        inTimeZone("UTC", url, store -> assertBothAreFound(store, before, after));
    }

    @ParameterizedTest
    @EnumSource
    void sql_syntax_in_text_is_stored_as_text(TestDatabase database) {
        List<String> hostile = List.of(
                "Robert'); DROP TABLE payment;--",
                "\"quoted\" `and` \\'escaped\\'",
                ":name ?1 ?? <ids> ${id} {fn now()}",
                "%_\\%",
                "{\"json\": [null]}",
                "日本語 \uD83E\uDD94 e\u0301",
                "NULL");
        try (HikariDataSource pool = TestDatabase.pool(migrated(database))) {
            Store store = JdbiStore.open(pool);
            for (String text : hostile) {
                Payment link = aLink().describedAs(text)
                        .withMetadata(Map.of(text, text))
                        .build();
                store.payments().insert(scope, link);
                assertThat(store.payments().find(scope, link.id())).contains(link);
                Customer customer = aCustomer().withExternalId(text).named(text).build();
                store.customers().getOrInsert(scope, customer);
                assertThat(store.customers().findByExternalId(scope, new ExternalId(text)))
                        .contains(customer);
                assertThat(store.customers()
                                .list(scope, new CustomerFilter(new ExternalId(text), null), PageRequest.first(10))
                                .items())
                        .containsExactly(customer);
            }
        }
    }

    private void assertBothAreFound(Store store, Payment before, Payment after) {
        assertThat(store.payments().find(scope, before.id())).contains(before);
        assertThat(store.payments().find(scope, after.id())).contains(after);
        PaymentFilter onlyLater =
                PaymentFilter.ALL.withCreatedAfter(after.createdAt().minusMillis(1));
        assertThat(store.payments()
                        .list(scope, onlyLater, PageRequest.first(10))
                        .items())
                .containsExactly(after);
    }

    private interface Work {
        void with(Store store);
    }

    /** Sets the zone of the JVM and of each connection, because H2 reads the zone of the JVM only once. */
    private static void inTimeZone(String zone, String url, Work work) {
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("SET TIME ZONE '" + zone + "'");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            work.with(JdbiStore.open(pool));
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    private static String migrated(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            return pool.getJdbcUrl();
        }
    }
}
