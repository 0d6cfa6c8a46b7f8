package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists are read in index order, so that the cost of a page does not depend on the number of rows. */
class ListPlansTest {
    private static final Map<TestDatabase, HikariDataSource> MIGRATED = new EnumMap<>(TestDatabase.class);

    private final Scope scope = aScope();

    @AfterAll
    static void close() {
        MIGRATED.values().forEach(HikariDataSource::close);
    }

    @ParameterizedTest
    @EnumSource
    void page_of_a_scope_is_read_from_an_index_without_sorting(TestDatabase database) {
        for (String table : List.of(
                "payment", "customer", "event", "api_key", "payment_transaction", "refund", "invoice", "credit_note")) {
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

    @ParameterizedTest
    @EnumSource
    void every_filter_of_payments_is_read_from_an_index_without_sorting(TestDatabase database) {
        Instant noon = Instant.parse("2026-01-15T12:00:00Z");
        Map<PaymentFilter, String> indexes = Map.of(
                PaymentFilter.ALL.withCreatedAfter(noon).withCreatedBefore(noon), "",
                PaymentFilter.ALL.withStatuses(Set.of(PaymentStatus.FAILED)), "payment_by_status",
                PaymentFilter.ALL.withKinds(Set.of(PaymentKind.LINK)).withCreatedAfter(noon), "payment_by_status",
                PaymentFilter.ALL.withCurrency(usd(1).currency()), "payment_by_currency",
                PaymentFilter.ALL.withCurrency(usd(1).currency()).withStatuses(Set.of(PaymentStatus.FAILED)),
                        "payment_by_currency",
                PaymentFilter.ALL.withCustomer(aCustomerId()).withStatuses(Set.of(PaymentStatus.FAILED)),
                        "payment_by_customer");
        indexes.forEach((filter, index) -> {
            List<Criteria> alternatives = JdbiPayments.alternatives(scope, filter, aPaymentId());
            assertThat(alternatives).hasSizeLessThanOrEqualTo(12);
            assertThat(plan(database, "payment", alternatives.get(0)))
                    .as("%s", filter)
                    .contains(index)
                    .satisfies(database::assertReadsIndexInOrder);
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_filter_of_transactions_is_read_from_an_index(TestDatabase database) {
        TransactionFilter all = TransactionFilter.ALL.withCreatedAfter(Instant.parse("2026-01-15T12:00:00Z"));
        Map<TransactionFilter, String> indexes = Map.of(
                all,
                "",
                all.withStatus(TransactionStatus.REFUNDED),
                "payment_transaction_by_status",
                all.withEmail(new EmailAddress("ada@example.com")),
                "payment_transaction_by_email",
                all.withPayment(aPaymentId()),
                "payment_transaction_by_payment");
        indexes.forEach((filter, index) -> assertThat(plan(
                        database, "payment_transaction", JdbiTransactions.criteria(scope, filter, aTransactionId())))
                .as("%s", filter)
                .contains(index)
                .satisfies(database::assertReadsIndexInOrder));
        // The transactions of a customer are found by their payments and are few enough to be sorted.
        assertThat(plan(
                        database,
                        "payment_transaction",
                        JdbiTransactions.criteria(scope, all.withCustomer(aCustomerId()), aTransactionId())))
                .contains("payment_by_customer");
    }

    @ParameterizedTest
    @EnumSource
    void every_filter_of_refunds_is_read_from_an_index_without_sorting(TestDatabase database) {
        Map<RefundFilter, String> indexes = Map.of(
                RefundFilter.ALL,
                "refund_pk",
                RefundFilter.ALL.withStatus(RefundStatus.PENDING),
                "refund_by_status",
                RefundFilter.ALL.withTransaction(aTransactionId()),
                "refund_by_transaction",
                RefundFilter.ALL.withPayment(aPaymentId()),
                "refund_by_payment");
        indexes.forEach((filter, index) -> assertThat(
                        plan(database, "refund", JdbiRefunds.criteria(scope, filter, aRefundId())))
                .as("%s", filter)
                .contains(index.replace("refund_pk", ""))
                .satisfies(database::assertReadsIndexInOrder));
    }

    @ParameterizedTest
    @EnumSource
    void every_filter_of_invoices_is_read_from_an_index_without_sorting(TestDatabase database) {
        Map<InvoiceFilter, String> indexes = Map.of(
                InvoiceFilter.ALL,
                "",
                new InvoiceFilter(null, InvoiceStatus.VOID),
                "invoice_by_status",
                // Any of its two indexes: a table without rows has no statistics.
                new InvoiceFilter(aCustomerId(), InvoiceStatus.VOID),
                "invoice_by_");
        indexes.forEach((filter, index) -> assertThat(
                        plan(database, "invoice", JdbiInvoices.criteria(scope, filter, anInvoiceId())))
                .as("%s", filter)
                .contains(index)
                .satisfies(database::assertReadsIndexInOrder));
    }

    @ParameterizedTest
    @EnumSource
    void every_filter_of_disputes_is_read_from_an_index(TestDatabase database) {
        DisputeFilter all = DisputeFilter.ALL;
        Map<DisputeFilter, String> indexes = Map.of(
                all,
                "payment_transaction_by_dispute",
                all.withStatus(DisputeStatus.OPEN),
                "payment_transaction_by_dispute_status");
        DisputeFilter ofPayment = all.withPayment(aPaymentId()).withStatus(DisputeStatus.OPEN);
        for (DisputeId after : Arrays.asList(null, aDisputeId())) {
            // A payment has few transactions: any index on it will do, and sorting them costs nothing.
            assertThat(plan(database, "payment_transaction", JdbiDisputes.criteria(scope, ofPayment, after)))
                    .containsIgnoringCase("index")
                    .contains("payment_transaction_")
                    .doesNotContain("Seq Scan", "tableScan");
            indexes.forEach((filter, index) -> assertThat(
                            plan(database, "payment_transaction", JdbiDisputes.criteria(scope, filter, after)))
                    .as("%s", filter)
                    .contains(index)
                    .satisfies(database::assertReadsIndexInOrder));
        }
    }

    @ParameterizedTest
    @EnumSource
    void page_of_customers_by_email_is_read_from_an_index_without_sorting(TestDatabase database) {
        Criteria criteria = Criteria.in(scope)
                .orderedBy("email_normalized", "ada@example.com")
                .and("id <", aCustomerId().value());
        assertThat(plan(database, "customer", criteria))
                .contains("customer_by_email")
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
        Jdbi jdbi = Jdbi.create(MIGRATED.computeIfAbsent(database, TestDatabase::migrated));
        ColumnTypes.register(jdbi);
        return jdbi.withHandle(handle -> {
            database.preferIndexes(handle);
            return planOf(
                    handle,
                    "SELECT * FROM " + Schema.DEFAULT.name() + "." + table + " WHERE " + criteria.where() + " ORDER BY "
                            + criteria.newestFirst() + " FETCH FIRST 26 ROWS ONLY",
                    criteria);
        });
    }

    private static String planOf(Handle handle, String sql, Criteria criteria) {
        try (Stream<String> lines = criteria
                .bind(handle.createQuery("EXPLAIN " + sql).define("schema", Schema.DEFAULT.name()))
                .mapTo(String.class)
                .stream()) {
            return String.join("\n", lines.toList());
        }
    }
}
