package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.CustomerOrigin;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that an older version has written are readable. Older versions do not run on the oldest supported PostgreSQL. */
class RowsFromOlderVersionsTest {
    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final Customer customer = aCustomer().build();
    private final Payment link = aLink().build();
    private final BillingDetails details =
            new BillingDetails(new EmailAddress("Ada@Example.com"), new FullName("Ada Lovelace"), anAddress(), null);
    private final Transaction paid = aTransaction()
            .of(link)
            .withBillingDetails(details)
            .withSource(new PaymentSource.SavedMethod(aMethodId(), "vault_visa"))
            .succeeded()
            .build();
    private final Invoice invoice = anInvoice()
            .of(paid)
            .to(customer.id())
            .between(Seller.named(organization.name()), details)
            .build();
    private final Transaction failed =
            aTransaction().of(link).withBillingDetails(details).failed().build();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void transactions_and_invoices_written_before_refunds_are_readable(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "3");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            jdbi.useTransaction(this::writeOldRows);
            Migrations.migrate(pool);

            Store store = JdbiStore.open(pool);
            assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(paid, failed);
            TransactionFilter ofAda = TransactionFilter.ALL
                    .withStatus(TransactionStatus.SUCCEEDED)
                    .withEmail(new EmailAddress("ADA@example.com"));
            assertThat(store.transactions()
                            .list(scope, ofAda, PageRequest.first(10))
                            .items())
                    .containsExactly(paid);
            assertThat(store.invoices()
                            .list(scope, new InvoiceFilter(customer.id(), null), PageRequest.first(10))
                            .items())
                    .containsExactly(invoice);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void older_pending_transactions_know_whether_action_was_required(TestDatabase database) throws SQLException {
        Transaction started = aTransaction().of(link).build();
        Transaction waiting = aTransaction().of(link).build().withVersion(1);
        Transaction later = aTransaction().of(link).build();
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "4");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            jdbi.useTransaction(handle -> {
                insert(handle, "organization", OrganizationRow.TYPE, organization);
                insert(handle, "customer", CustomerRow.TYPE, customer);
                insert(handle, "payment", PaymentRow.TYPE, link);
                insert(handle, "payment_transaction", TransactionRow.TYPE, started);
                insert(handle, "payment_transaction", TransactionRow.TYPE, waiting);
            });
            Migrations.migrate(pool);

            Transactions transactions = JdbiStore.open(pool).transactions();
            transactions.insert(scope, later);
            assertThat(transactions.ofPayment(scope, link.id()))
                    .as("before the migration")
                    .map(Transaction::hasRequiredAction)
                    .containsExactly(false, true, false);
            // A server of the previous version requires action: it saves the transaction and knows no such column.
            jdbi.useHandle(handle -> handle.execute("UPDATE payment_transaction SET version = version + 1"));
            assertThat(transactions.ofPayment(scope, link.id()))
                    .as("beside the previous version")
                    .allMatch(Transaction::hasRequiredAction);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void customers_of_unknown_origin_are_the_merchants(TestDatabase database) throws SQLException {
        Customer fromLink =
                Customer.createFromLink(aCustomer().build().id(), aCustomer().profile(), customer.createdAt());
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "6");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            jdbi.useTransaction(handle -> {
                insert(handle, "organization", OrganizationRow.TYPE, organization);
                insert(handle, "customer", CustomerRow.TYPE, fromLink);
            });
            Migrations.migrate(pool);

            Customers customers = JdbiStore.open(pool).customers();
            Customer read = customers.get(scope, fromLink.id());
            assertThat(read.origin()).isEqualTo(CustomerOrigin.MERCHANT);
            Customer known = customers.getOrInsert(
                    scope, Customer.createFromLink(aCustomer().build().id(), fromLink.profile(), NOON));
            assertThat(customers.get(scope, known.id()).origin()).isEqualTo(CustomerOrigin.PAYMENT_LINK);
            // A server of the previous version writes no origin.
            jdbi.useHandle(handle -> handle.execute("UPDATE customer SET origin = NULL, version = version + 1"));
            assertThat(customers.get(scope, known.id()).origin()).isEqualTo(CustomerOrigin.MERCHANT);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void disputes_without_an_id_have_that_of_their_transaction(TestDatabase database) throws SQLException {
        Transaction before =
                aTransaction().of(link).disputed(DisputeStatus.OPEN).build();
        Payment otherLink = aLink().build();
        Transaction beside = aTransaction().of(otherLink).succeeded().build();
        DisputeId idBefore = DisputeId.of(before.id());
        DisputeId idBeside = DisputeId.of(beside.id());
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "12");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            jdbi.useTransaction(handle -> {
                insert(handle, "organization", OrganizationRow.TYPE, organization);
                insert(handle, "payment", PaymentRow.TYPE, link);
                insert(handle, "payment", PaymentRow.TYPE, otherLink);
                insert(handle, "payment_transaction", TransactionRow.TYPE, before);
            });
            Migrations.migrate(pool);

            Store store = JdbiStore.open(pool);
            store.transactions().insert(scope, beside);
            // A server of the previous version records a dispute: it knows no id.
            jdbi.useHandle(handle -> handle.execute(
                    "UPDATE payment_transaction SET dispute_standing = 'open', dispute_amount = 1, version = version + 1"
                            + " WHERE id = ?",
                    beside.id().value()));
            assertThat(disputes(store))
                    .containsExactly(
                            RecordedDispute.first(idBeside, new Dispute(usd(1), null, DisputeStatus.OPEN), NOON),
                            RecordedDispute.first(idBefore, before.dispute().report(), NOON));
            assertThat(store.disputes().find(scope, idBefore))
                    .map(Transaction::id)
                    .contains(before.id());

            Transaction read = store.transactions().get(scope, before.id());
            Dispute won = new Dispute(before.price().total(), null, DisputeStatus.WON);
            store.transactions().save(scope, read.reportDispute(aDisputeId(), won, NOON.plusSeconds(1)));
            assertThat(disputes(store))
                    .contains(new RecordedDispute(idBefore, won, NOON, NOON.plusSeconds(1)), atIndex(1));
        }
    }

    private List<RecordedDispute> disputes(Store store) {
        return store.disputes().list(scope, DisputeFilter.ALL, PageRequest.first(10)).items().stream()
                .map(Transaction::dispute)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void documents_without_a_time_zone_stay_in_utc(TestDatabase database) throws SQLException {
        Seller inBerlin = new Seller(organization.name(), List.of(), "DE", null, null);
        Invoice dated = anInvoice()
                .of(paid)
                .to(customer.id())
                .between(inBerlin, details)
                .build();
        Refund refund = aRefund().of(paid).succeeded().build();
        CreditNote note = aCreditNote().on(dated).of(refund.id()).build();
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "12");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            jdbi.useTransaction(handle -> {
                insert(handle, "organization", OrganizationRow.TYPE, organization);
                insert(handle, "customer", CustomerRow.TYPE, customer);
                insert(handle, "payment", PaymentRow.TYPE, link);
                insert(handle, "payment_transaction", TransactionRow.TYPE, paid);
                insert(handle, "invoice", InvoiceRow.TYPE, InvoiceRow.from(dated));
                insert(handle, "refund", RefundRow.TYPE, refund);
                insert(handle, "credit_note", CreditNoteRow.TYPE, note);
            });
            Migrations.migrate(pool);

            Store store = JdbiStore.open(pool);
            assertThat(store.invoices().get(scope, dated.id()).parties().seller())
                    .isEqualTo(inBerlin.withTimeZone(TimeZoneName.UTC));
            assertThat(store.creditNotes().get(scope, note.id()).timeZone()).isEqualTo(TimeZoneName.UTC);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_in_a_withdrawn_currency_is_readable(TestDatabase database) {
        Payment inMarks =
                aLink().of(new Money(25_00, Currency.getInstance("DEM"))).build();
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            store.organizations().insert(organization);
            store.payments().insert(scope, inMarks);

            assertThat(store.payments().find(scope, inMarks.id())).contains(inMarks);
        }
    }

    private void writeOldRows(Handle handle) {
        insert(handle, "organization", OrganizationRow.TYPE, organization);
        insert(handle, "customer", CustomerRow.TYPE, customer);
        insert(handle, "payment", PaymentRow.TYPE, link);
        insert(handle, "payment_transaction", TransactionRow.TYPE, paid);
        insert(handle, "payment_transaction", TransactionRow.TYPE, failed);
        insert(handle, "invoice", InvoiceRow.TYPE, InvoiceRow.from(invoice));
    }

    /** Writes only the columns that the table has, as the older version did. */
    private <T> void insert(Handle handle, String table, RowType<T, ?> type, T value) {
        Set<String> columns = handle.createQuery("SELECT * FROM " + table).scanResultSet((results, context) -> {
            ResultSetMetaData metadata = results.get().getMetaData();
            Set<String> names = new TreeSet<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                names.add(metadata.getColumnName(i));
            }
            return names;
        });
        Set<String> written = new TreeSet<>(type.columns());
        written.addAll(ScopeColumns.TYPE.columns());
        columns.retainAll(written);
        handle.createUpdate("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (:"
                        + String.join(", :", columns) + ")")
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bindNamedArgumentFinder(type.arguments(value))
                .execute();
    }
}
