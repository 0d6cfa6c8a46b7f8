package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An installation that an earlier version made in the schema {@code public} is used there. Earlier versions do not run on
 * the oldest supported PostgreSQL.
 */
class ExistingInstallationTest {
    private static final Path OPERATIONS_GUIDE = Path.of("..", "docs", "guides", "operations.md");

    private final Scope scope =
            new Scope(new OrganizationId(UUID.fromString("81e8090d-e053-4f71-bcc6-dab2f4889f8d")), Mode.SANDBOX);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void installation_in_the_default_schema_is_used_where_it_is(TestDatabase database) throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            installAsEarlierVersion(pool);
            Migrations.migrate(pool);
            Store store = JdbiStore.open(pool);
            assertEverythingIsFound(store);

            Payment link = aLink().build();
            store.payments().insert(scope, link);
            assertThat(ids(pool, "public.payment"))
                    .hasSize(3)
                    .contains(link.id().value());
            assertThat(schemas(pool)).doesNotContain("hexpay");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void named_schema_is_another_installation(TestDatabase database) throws Exception {
        JdbiSettings named = JdbiSettings.DEFAULT.withSchema(Schema.named("hexpay"));
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            installAsEarlierVersion(pool);
            Migrations.migrate(pool, named);
            assertThat(JdbiStore.open(pool, named).organizations().all()).isEmpty();
            assertThat(ids(pool, "public.payment")).hasSize(2);
        }
    }

    /** Runs the statements that the guide gives to operators. */
    @Test
    void postgresql_installation_can_be_moved_by_the_statements_of_the_guide() throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.newUrl())) {
            installAsEarlierVersion(pool);
            move(pool);
            Migrations.migrate(pool);
            Store store = JdbiStore.open(pool);
            assertEverythingIsFound(store);
            assertThat(ids(pool, "hexpay.payment")).hasSize(2);
        }
    }

    @Test
    void migrated_postgresql_installation_is_moved_completely() throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.newUrl())) {
            installAsEarlierVersion(pool);
            Migrations.migrate(pool);

            move(pool);

            assertThat(strings(pool, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                    .isEmpty();
            Migrations.migrate(pool);
            assertEverythingIsFound(JdbiStore.open(pool));
        }
    }

    private static void move(HikariDataSource pool) throws Exception {
        String guide = Files.readString(OPERATIONS_GUIDE);
        int start = guide.indexOf("```sql\n") + "```sql\n".length();
        String script = guide.substring(start, guide.indexOf("```", start));
        Jdbi.create(pool)
                .useHandle(handle -> handle.getConnection().createStatement().execute(script));
    }

    private void assertEverythingIsFound(Store store) {
        List<Payment> payments = store.payments()
                .list(scope, PaymentFilter.ALL, PageRequest.first(10))
                .items();
        assertThat(payments)
                .extracting(payment -> WireName.of(payment.status()))
                .containsExactly("succeeded", "succeeded");
        assertThat(store.invoices()
                        .list(scope, InvoiceFilter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(2);
        assertThat(store.refunds().ofTransaction(scope, new TransactionId("txn_01M8H6G46AV4FNV8SVAGCZE4SJ")))
                .singleElement()
                .satisfies(refund -> assertThat(refund.share().total().minor()).isEqualTo(500));
        assertThat(store.outbox()
                        .list(scope, EventFilter.ALL, PageRequest.first(20))
                        .items())
                .hasSize(8);
    }

    private static void installAsEarlierVersion(HikariDataSource pool) throws SQLException, IOException {
        TestDatabase.migrateTo(pool, "4");
        try (InputStream rows = ExistingInstallationTest.class.getResourceAsStream("installation-in-public.sql")) {
            String script = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
            Jdbi.create(pool)
                    .useHandle(
                            handle -> handle.getConnection().createStatement().execute(script));
        }
    }

    private static List<String> ids(HikariDataSource pool, String table) {
        return strings(pool, "SELECT id FROM " + table);
    }

    private static List<String> schemas(HikariDataSource pool) {
        return strings(pool, "SELECT schema_name FROM information_schema.schemata");
    }

    private static List<String> strings(HikariDataSource pool, String sql) {
        return Jdbi.create(pool)
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
