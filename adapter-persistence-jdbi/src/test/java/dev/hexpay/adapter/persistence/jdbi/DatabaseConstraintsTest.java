package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RefundTotals;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CHECK constraints reject invalid rows, whatever the writer is. */
class DatabaseConstraintsTest {
    private static final TaxBreakdown PRICE =
            TaxBreakdown.undetermined(usd(100_00)).portion(usd(100_00), usd(19_00));

    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource
    void reserved_refunds_cannot_exceed_the_paid_subtotal_or_tax(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Payment link = aLink().of(PRICE).build();
            store.payments().insert(scope, link);

            assertRejected(store, paid(link, share(100_01, 0), usd(0)));
            assertRejected(store, paid(link, share(0, 19_01), usd(0)));
            assertRejected(store, paid(link, share(10_00, 1_90), usd(11_91)));
            Transaction all = paid(link, share(100_00, 19_00), usd(119_00));
            store.transactions().insert(scope, all);
            assertThat(store.transactions().find(scope, all.id())).contains(all);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unpaid_transaction_cannot_be_refunded_or_disputed(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Payment link = aLink().of(PRICE).build();
            store.payments().insert(scope, link);
            store.transactions().insert(scope, aTransaction().of(link).failed().build());

            for (String change : new String[] {
                "refunding_subtotal = 1",
                "refunding_subtotal = 1, amount_refunded = 1",
                "dispute_standing = 'open', dispute_amount = 1",
                "dispute_reason = 'fraudulent'"
            }) {
                assertThatThrownBy(() -> Jdbi.create(pool)
                                .useHandle(handle -> handle.execute("UPDATE hexpay.payment_transaction SET " + change)))
                        .as(change)
                        .hasMessageContaining("payment_transaction_");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void file_has_content_and_a_known_edition(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            DocumentEdition edition = DocumentEdition.of(anInvoice().build());
            PdfDocument empty = new PdfDocument(new byte[0]);
            assertThatThrownBy(() -> store.documentFiles().getOrInsert(scope, edition, empty))
                    .hasStackTraceContaining("document_file_not_empty");
            store.documentFiles().getOrInsert(scope, edition, new PdfDocument(new byte[] {'%'}));

            assertThatThrownBy(() -> Jdbi.create(pool)
                            .useHandle(handle -> handle.execute("UPDATE hexpay.document_file SET edition = 'unpaid'")))
                    .hasMessageContaining("document_file_edition");
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_a_dispute_has_an_id_and_it_has_both_times(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            Payment link = aLink().of(PRICE).build();
            store.payments().insert(scope, link);
            Transaction paid = aTransaction().of(link).succeeded().build();
            store.transactions().insert(scope, paid);
            String dispute = "dispute_id = '" + DisputeId.of(paid.id()).value() + "'";
            String disputed = ", dispute_standing = 'open', dispute_amount = 1";
            String created = ", dispute_created_at = created_at";
            String updated = ", dispute_updated_at = created_at";

            for (String change : new String[] {
                dispute + created + updated,
                dispute + disputed + created,
                dispute + disputed + updated,
                "version = 1" + disputed + created,
                "version = 1" + disputed + updated
            }) {
                assertThatThrownBy(() -> update(pool, change))
                        .as(change)
                        .hasMessageContaining("payment_transaction_dispute_id");
            }
            update(pool, dispute + disputed + created + updated);
            assertThat(store.disputes().find(scope, DisputeId.of(paid.id()))).isPresent();
        }
    }

    private static void update(HikariDataSource pool, String change) {
        Jdbi.create(pool).useHandle(handle -> handle.execute("UPDATE hexpay.payment_transaction SET " + change));
    }

    @ParameterizedTest
    @EnumSource
    void customer_has_a_known_origin(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore.open(pool).customers().getOrInsert(scope, aCustomer().build());

            assertThatThrownBy(() -> Jdbi.create(pool)
                            .useHandle(handle -> handle.execute("UPDATE hexpay.customer SET origin = 'nobody'")))
                    .hasMessageContaining("customer_origin");
        }
    }

    private void assertRejected(Store store, Transaction transaction) {
        assertThatThrownBy(() -> store.transactions().insert(scope, transaction))
                .hasMessageContaining("payment_transaction_refunding");
    }

    private static Share share(long subtotal, long tax) {
        return new Share(usd(subtotal), usd(tax));
    }

    private static Transaction paid(Payment link, Share reserved, Money refunded) {
        return aTransaction()
                .of(link)
                .withProviderReference("ch_1")
                .inState(
                        new TransactionState.Succeeded(anInvoiceId(), NOON, new RefundTotals(reserved, refunded), null))
                .build();
    }
}
