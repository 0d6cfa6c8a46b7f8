package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.anApiKey;
import static dev.hexpay.testkit.Builders.anAuditEntryId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.report.Period;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages of operators read costs no more than the rows that they show: no statement reads a whole table. */
class OperatorPlansTest {
    /** Of which a period of 30 days has one in thirteen. */
    private static final int PAYMENTS = Integer.getInteger("hexpay.plans.payments", 20_000);

    private static final Pattern INDEX_IN_H2 = Pattern.compile("(?s)/\\* hexpay\\.[^*]*\\*/");
    private static final Pattern PERIOD_IN_POSTGRESQL =
            Pattern.compile("Index Cond: [^\\n]*\\(id\\)::text >= [^\\n]*\\(id\\)::text < ");

    private static final Scope SCOPE = aScope();
    private static final Map<TestDatabase, String> URLS = new EnumMap<>(TestDatabase.class);

    private final PlanLog log = new PlanLog();

    @ParameterizedTest
    @EnumSource
    void reports_read_the_ids_of_their_period(TestDatabase database) {
        on(database, store -> {
            Reports reports = store.reports();
            Period period = new Period(NOON.minus(Duration.ofDays(30)), NOON);
            assertRange(
                    database,
                    () -> reports.totals(SCOPE, period),
                    "invoice_pk",
                    "credit_note_pk",
                    "payment_transaction_by_status");
            assertRange(database, () -> reports.netPerDay(SCOPE, period), "invoice_pk", "credit_note_pk");
            assertRange(database, () -> reports.attemptsPerDay(SCOPE, period), "payment_transaction_pk");
            assertRange(database, () -> reports.declines(SCOPE, period), "payment_transaction_by_status");
            assertRange(database, () -> reports.tax(SCOPE, period), "invoice_pk", "credit_note_pk");
        });
    }

    @ParameterizedTest
    @EnumSource
    void counts_of_what_needs_a_person_are_read_from_indexes(TestDatabase database) {
        on(
                database,
                store -> assertIndexed(
                        database,
                        () -> store.reports().attention(SCOPE, NOON),
                        "payment_by_status",
                        "payment_transaction_by_dispute_status",
                        "refund_by_status",
                        "receipt_by_failures",
                        "receipt_by_given_up",
                        "webhook_endpoint_pk"));
    }

    @ParameterizedTest
    @EnumSource
    void entries_of_the_audit_log_are_read_in_the_order_of_an_index(TestDatabase database) {
        on(database, store -> {
            for (Scope each : new Scope[] {SCOPE, null}) {
                for (String subject : new String[] {aPaymentId().value(), null}) {
                    String index = subject == null ? "audit_entry_" : "audit_entry_by_subject";
                    assertOrdered(
                            database,
                            () -> store.auditLog().list(each, subject, new PageRequest<>(25, anAuditEntryId(NOON))),
                            index);
                }
            }
            assertIndexed(
                    database,
                    () -> store.auditLog()
                            .ofSubjects(SCOPE, List.of(aPaymentId().value()), 10),
                    "audit_entry_by_subject");
        });
    }

    @ParameterizedTest
    @EnumSource
    void links_and_sessions_are_found_and_deleted_by_an_index(TestDatabase database) {
        on(database, store -> {
            assertIndexed(database, () -> store.loginLinks().use("hash", NOON), "login_link_pk");
            assertIndexed(database, () -> store.operatorSessions().find("hash"), "operator_session_pk");
            assertIndexed(database, () -> store.operatorSessions().markUsed("hash", NOON), "operator_session_pk");
            assertIndexed(database, () -> store.operatorSessions().delete("hash"), "operator_session_pk");
            assertIndexed(database, () -> store.loginLinks().deleteExpired(NOON, 10), "login_link_by_age");
            assertIndexed(database, () -> store.operatorSessions().deleteUnused(NOON, 10), "operator_session_by_age");
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_a_person_has_at_hand_is_found_by_an_index(TestDatabase database) {
        on(database, store -> {
            InvoiceNumber invoice = new InvoiceNumber(InvoiceSeries.INVOICE, PAYMENTS + 1);
            InvoiceNumber creditNote = new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 7);
            DocumentRef document = new DocumentRef.InvoiceRef(anInvoiceId());
            assertOrdered(
                    database, () -> store.transactions().ofCard(SCOPE, "4242", 20), "payment_transaction_by_last4");
            assertIndexed(database, () -> store.invoices().findByNumber(SCOPE, invoice), "invoice_number_unique");
            assertIndexed(
                    database, () -> store.creditNotes().findByNumber(SCOPE, creditNote), "credit_note_number_unique");
            assertIndexed(
                    database, () -> store.receipts().ofDocuments(SCOPE, List.of(document)), "receipt_by_document");
            assertIndexed(
                    database,
                    () -> store.apiKeys().find(SCOPE, anApiKey().build().id()),
                    "api_key_pk");
            assertIndexed(database, () -> store.payments().trace(SCOPE, aPaymentId()), "payment_pk");
            assertIndexed(database, () -> store.payments().markOpened(SCOPE, aPaymentId(), NOON), "payment_pk");
        });
    }

    private void on(TestDatabase database, Consumer<Store> work) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URLS.computeIfAbsent(database, OperatorPlansTest::filled));
        if (database != TestDatabase.H2) {
            // Some tables have few rows in a test.
            config.setConnectionInitSql("SET enable_seqscan = off; SET enable_bitmapscan = off");
        }
        try (HikariDataSource pool = new HikariDataSource(config)) {
            work.accept(JdbiStore.open(log.explaining(pool)));
        }
    }

    /** A database for all tests, which only read. */
    private static String filled(TestDatabase database) {
        String url = database.newUrl();
        try (HikariDataSource pool = TestDatabase.migratedAt(url)) {
            if (database == TestDatabase.H2) {
                Jdbi.create(pool).useHandle(database::preferIndexes);
            } else {
                ManyPayments.insert(Jdbi.create(pool), SCOPE, NOON, PAYMENTS);
            }
        }
        return url;
    }

    private List<String> plans(Runnable call) {
        log.plans();
        call.run();
        return log.plans();
    }

    /** H2, whose tables are small, reads any index with the columns of the scope; PostgreSQL reads these. */
    private void assertIndexed(TestDatabase database, Runnable call, String... indexes) {
        assertThat(plans(call)).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan).doesNotContain("Seq Scan", "tableScan", ".tablescan");
            if (database != TestDatabase.H2) {
                assertThat(plan).contains(indexes);
            }
        });
    }

    /** Both ends of the period bound each index, and not only a filter of its rows. */
    private void assertRange(TestDatabase database, Runnable call, String... indexes) {
        assertIndexed(database, call, indexes);
        assertThat(plans(call)).singleElement().satisfies(plan -> {
            if (database == TestDatabase.H2) {
                assertThat(INDEX_IN_H2.matcher(plan).results().map(MatchResult::group))
                        .hasSize(indexes.length)
                        .allSatisfy(index -> assertThat(index).contains("id >= ", "id < "));
            } else {
                assertThat(PERIOD_IN_POSTGRESQL.matcher(plan).results())
                        .as(plan)
                        .hasSize(indexes.length);
            }
        });
    }

    private void assertOrdered(TestDatabase database, Runnable call, String index) {
        assertIndexed(database, call, index);
        assertThat(plans(call)).singleElement().asString().satisfies(plan -> {
            if (database == TestDatabase.H2) {
                assertThat(plan).contains("/* index sorted */");
            } else {
                assertThat(plan).doesNotContain("Sort");
            }
        });
    }
}
