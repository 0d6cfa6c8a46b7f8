package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Store;
import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that an older version has written are readable. */
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
    private final Transaction failed =
            aTransaction().of(link).withBillingDetails(details).failed().build();

    @ParameterizedTest
    @EnumSource
    void transactions_and_invoices_written_before_refunds_are_readable(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            migrateTo(pool, "3");
            Jdbi jdbi = Jdbi.create(pool);
            jdbi.registerArgument(new InstantArgument());
            String invoiceId = anInvoiceId().value();
            jdbi.useTransaction(handle -> writeOldRows(handle, invoiceId));
            Migrations.migrate(pool, Migrations.LOCATION, Migrations.HISTORY_TABLE);

            Store store = JdbiStore.open(pool);
            assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(paid, failed);
            Transactions.Filter ofAda =
                    new Transactions.Filter(TransactionStatus.SUCCEEDED, new EmailAddress("ADA@example.com"));
            assertThat(store.transactions()
                            .list(scope, ofAda, PageRequest.first(10))
                            .items())
                    .containsExactly(paid);
            assertThat(store.invoices()
                            .list(scope, new Invoices.Filter(customer.id(), null), PageRequest.first(10))
                            .items())
                    .singleElement()
                    .satisfies(invoice -> {
                        assertThat(invoice.id().value()).isEqualTo(invoiceId);
                        assertThat(invoice.reference()).isEqualTo(new Invoice.Reference(link.id(), paid.id()));
                        assertThat(invoice.parties())
                                .isEqualTo(new Invoice.Parties(Seller.named(organization.name()), details));
                    });
        }
    }

    private void writeOldRows(Handle handle, String invoiceId) {
        Parameters merchant = new Parameters(scope)
                .set("id", organization.id().value())
                .set("name", organization.name())
                .set("created_at", NOON);
        handle.createUpdate("INSERT INTO organization (id, name, created_at) VALUES (:id, :name, :created_at)")
                .bindMap(merchant.values())
                .execute();
        insert(handle, "customer", CustomerRow.from(scope, customer));
        insert(handle, "payment", PaymentRow.from(scope, link));
        insert(handle, "payment_transaction", TransactionRow.from(scope, paid));
        insert(handle, "payment_transaction", TransactionRow.from(scope, failed));
        Parameters invoice = new Parameters(scope)
                .set("id", invoiceId)
                .set("series", "invoice")
                .set("series_sequence", 1L)
                .set("customer_id", customer.id().value())
                .set("payment_id", link.id().value())
                .set("description", "Consulting")
                .set("status", "paid")
                .set("issued_at", NOON)
                .set("updated_at", NOON);
        PriceColumns.write(invoice, link.price());
        insert(handle, "invoice", invoice);
    }

    /** Writes only the columns that the table has, as the older version did. */
    private static void insert(Handle handle, String table, Parameters parameters) {
        Set<String> columns = handle.createQuery("SELECT * FROM " + table).scanResultSet((results, context) -> {
            ResultSetMetaData metadata = results.get().getMetaData();
            Set<String> names = new TreeSet<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                names.add(metadata.getColumnName(i));
            }
            return names;
        });
        columns.retainAll(parameters.values().keySet());
        handle.createUpdate("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (:"
                        + String.join(", :", columns) + ")")
                .bindMap(parameters.values())
                .execute();
    }

    private static void migrateTo(HikariDataSource pool, String version) throws SQLException {
        Dialect dialect;
        try (Connection connection = pool.getConnection()) {
            dialect = Dialect.of(connection);
        }
        Flyway.configure()
                .dataSource(pool)
                .locations(Migrations.LOCATION)
                .table(Migrations.HISTORY_TABLE)
                .baselineVersion("0")
                .placeholders(dialect.placeholders())
                .target(version + "?")
                .load()
                .migrate();
    }
}
