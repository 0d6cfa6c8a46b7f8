package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists are read in index order, so that the cost of a page does not depend on the number of rows. */
class ListPlansTest {
    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource
    void page_of_a_scope_is_read_from_an_index_without_sorting(TestDatabase database) {
        for (String table :
                List.of("payment", "customer", "event", "api_key", "payment_transaction", "invoice", "credit_note")) {
            assertThat(plan(
                            database,
                            table,
                            Criteria.in(scope).and("id <", aPaymentId().value())))
                    .as(table)
                    .satisfies(database::assertReadsIndexInOrder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void page_by_owner_is_read_from_an_index_without_sorting(TestDatabase database) {
        assertIndexed(database, "payment", "customer_id");
        assertIndexed(database, "payment_method", "customer_id");
        assertIndexed(database, "invoice", "customer_id");
        assertIndexed(database, "credit_note", "invoice_id");
        assertIndexed(database, "refund", "transaction_id");
    }

    @ParameterizedTest
    @EnumSource
    void page_by_payer_email_is_read_from_an_index_without_sorting(TestDatabase database) {
        Criteria criteria = Criteria.in(scope)
                .orderedBy("payer_email_normalized", "ada@example.com")
                .and("id <", aPaymentId().value());
        assertThat(plan(database, "payment_transaction", criteria))
                .contains("payment_transaction_by_email")
                .satisfies(database::assertReadsIndexInOrder);
    }

    private void assertIndexed(TestDatabase database, String table, String column) {
        Criteria criteria = Criteria.in(scope)
                .orderedBy(column, aCustomerId().value())
                .and("id <", aPaymentId().value());
        assertThat(plan(database, table, criteria))
                .contains(table + "_by_" + column.replace("_id", ""))
                .satisfies(database::assertReadsIndexInOrder);
    }

    private static String plan(TestDatabase database, String table, Criteria criteria) {
        try (HikariDataSource pool = database.migrated()) {
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            return jdbi.withHandle(handle -> {
                database.preferIndexes(handle);
                return planOf(
                        handle,
                        "SELECT * FROM " + Schema.DEFAULT.name() + "." + table + " WHERE " + criteria.where()
                                + " ORDER BY " + criteria.newestFirst() + " FETCH FIRST 26 ROWS ONLY",
                        criteria);
            });
        }
    }

    private static String planOf(Handle handle, String sql, Criteria criteria) {
        try (Stream<String> lines = criteria.bind(handle.createQuery("EXPLAIN " + sql)).mapTo(String.class).stream()) {
            return String.join("\n", lines.toList());
        }
    }
}
