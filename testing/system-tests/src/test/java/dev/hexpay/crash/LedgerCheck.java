package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Compares a merchant's payments, invoices and events with what the provider really moved. */
final class LedgerCheck implements AutoCloseable {
    /** The failure of a duplicate payment, which is refunded; it has no event. */
    private static final String DUPLICATE = "duplicate_payment";

    private final Installation hexpay;
    private final HikariDataSource database;
    private final Jdbi jdbi;
    private final SandboxLedger ledger;
    private final RefundCheck refundCheck;
    private final ReceiptCheck receiptCheck;
    private final WebhookCheck webhookCheck;

    LedgerCheck(Installation hexpay, Map<String, String> settings) {
        this.hexpay = hexpay;
        this.database = new HikariDataSource();
        database.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        database.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        database.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        database.setMaximumPoolSize(2);
        this.jdbi = Jdbi.create(database);
        this.ledger = new SandboxLedger(SandboxDatabase.open(database));
        this.refundCheck = new RefundCheck(hexpay, jdbi);
        this.receiptCheck = new ReceiptCheck(jdbi, MailServer.of(settings));
        this.webhookCheck = new WebhookCheck(hexpay.out().store(), WebhookReceiver.of(settings));
    }

    /** How often the provider charged and refunded payers of this scenario. */
    String movements(CrashScenario scenario) {
        int charges = ledger.charges(scenario.scope());
        return charges + " charged " + refundCheck.count(scenario.scope()) + " refunded";
    }

    /** Fails unless the database agrees with the provider. */
    void check(CrashCase crash, CrashScenario scenario) {
        Scope scope = scenario.scope();
        List<Payment> payments = scenario.payments();
        List<Payment> paid = payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
                .toList();
        int charged = 0;
        for (Payment payment : payments) {
            charged += countCharges(scope, payment);
        }
        assertThat(ledger.charges(scope)).as("charges in the ledger").isEqualTo(charged);
        refundCheck.check(scope, payments);
        checkInvoices(scope, paid);
        checkEvents(scope, payments, crash.operation().corrections());
        checkPayer(scope, paid);
        receiptCheck.check(crash, scope);
        webhookCheck.check(crash, scope);
    }

    /** Returns the number of charges: one for a succeeded transaction, and one for each duplicate that was refunded. */
    private int countCharges(Scope scope, Payment payment) {
        assertThat(payment.status()).as("status of %s", payment).isNotEqualTo(PaymentStatus.PROCESSING);
        assertThat(hexpay.ports().payments().queries().get(scope, payment.id())).isEqualTo(payment);
        int charges = 0;
        int paid = 0;
        for (Transaction transaction : hexpay.out().store().transactions().ofPayment(scope, payment.id())) {
            boolean isPaid = transaction.state() instanceof TransactionState.Succeeded;
            boolean isDuplicate = !isPaid
                    && !hexpay.out()
                            .store()
                            .refunds()
                            .ofTransaction(scope, transaction.id())
                            .isEmpty();
            int once = isPaid || isDuplicate ? 1 : 0;
            long price = payment.price().total().minor();
            assertThat(ledger.charges(transaction.id()))
                    .as("charges of %s", transaction)
                    .isEqualTo(once);
            assertThat(ledger.movedMinor(transaction.id())).isEqualTo(once * price);
            assertThat(ledger.netMinor(transaction.id()))
                    .as("net of %s", transaction)
                    .isEqualTo(isPaid ? price - transaction.amountRefunded().minor() : 0);
            if (isPaid) {
                paid++;
                assertThat(payment.transaction()).isEqualTo(transaction.id());
            }
            charges += once;
        }
        assertThat(paid).as("successes of %s", payment).isEqualTo(payment.status() == PaymentStatus.SUCCEEDED ? 1 : 0);
        return charges;
    }

    private void checkInvoices(Scope scope, List<Payment> paid) {
        List<Long> numbers = jdbi.withHandle(handle -> handle.createQuery("SELECT series_sequence FROM hexpay.invoice"
                        + " WHERE organization_id = :organization ORDER BY series_sequence")
                .bind("organization", scope.organization().value())
                .mapTo(Long.class)
                .list());
        assertThat(numbers)
                .as("invoice numbers")
                .isEqualTo(LongStream.rangeClosed(1, paid.size()).boxed().toList());
        for (Payment payment : paid) {
            PaymentState.Succeeded state = (PaymentState.Succeeded) payment.state();
            Invoice invoice =
                    hexpay.out().store().invoices().find(scope, state.invoice()).orElseThrow();
            assertThat(invoice.reference().payment()).isEqualTo(payment.id());
            assertThat(invoice.price()).isEqualTo(payment.price());
            assertThat(invoice.customer()).isEqualTo(payment.customer());
        }
    }

    private void checkEvents(Scope scope, List<Payment> payments, int corrected) {
        List<Event> events = hexpay.out()
                .store()
                .outbox()
                .list(scope, EventFilter.ALL, PageRequest.<EventId>first(100))
                .map(EventRecord::event)
                .items();
        int paid = 0;
        for (Payment payment : payments) {
            int once = payment.status() == PaymentStatus.SUCCEEDED ? 1 : 0;
            int onceForLinks = payment.kind() == PaymentKind.LINK ? once : 0;
            List<Transaction> transactions = hexpay.out().store().transactions().ofPayment(scope, payment.id());
            paid += once;
            assertEvents(
                    of(events, EventType.PAYMENT_RECEIVED, EventPayload.ReceivedPayment.class)
                            .filter(event -> transactions.stream()
                                    .anyMatch(transaction ->
                                            transaction.id().value().equals(event.paymentTransactionId())
                                                    && transaction.state() instanceof TransactionState.Succeeded)),
                    EventType.PAYMENT_RECEIVED,
                    once);
            assertEvents(
                    of(events, EventType.PAYMENT_LINK_COMPLETED, EventPayload.CompletedPaymentLink.class)
                            .filter(event ->
                                    event.paymentId().equals(payment.id().value())),
                    EventType.PAYMENT_LINK_COMPLETED,
                    onceForLinks);
            assertEvents(
                    of(events, EventType.INVOICE_CREATED, EventPayload.Invoice.class)
                            .filter(event -> payment.state() instanceof PaymentState.Succeeded state
                                    && state.invoice().value().equals(event.invoiceId())),
                    EventType.INVOICE_CREATED,
                    once);
        }
        assertEvents(events, EventType.PAYMENT_RECEIVED, paid);
        assertEvents(events, EventType.INVOICE_CREATED, paid);
        assertEvents(events, EventType.PAYMENT_FAILED, failures(scope, payments, PaymentKind.CHARGE));
        assertEvents(events, EventType.PAYMENT_LINK_FAILED, failures(scope, payments, PaymentKind.LINK) + corrected);
        assertEvents(events, EventType.CUSTOMER_CREATED, paid > 0 ? 1 : 0);
    }

    private int failures(Scope scope, List<Payment> payments, PaymentKind kind) {
        return (int) payments.stream()
                .filter(payment -> payment.kind() == kind)
                .flatMap(payment -> hexpay.out().store().transactions().ofPayment(scope, payment.id()).stream())
                .filter(transaction -> transaction.state() instanceof TransactionState.Failed failed
                        && !failed.failure().code().equals(DUPLICATE))
                .count();
    }

    private static <E extends EventPayload> Stream<E> of(List<Event> events, EventType type, Class<E> payload) {
        return events.stream().filter(event -> event.type() == type).map(event -> payload.cast(event.payload()));
    }

    private static void assertEvents(List<Event> events, EventType type, int times) {
        assertEvents(of(events, type, EventPayload.class), type, times);
    }

    private static void assertEvents(Stream<? extends EventPayload> events, EventType type, int times) {
        assertThat(events.toList()).as(type.publishedName()).hasSize(times);
    }

    /** There is one payer, and each paid link has saved one card. */
    private void checkPayer(Scope scope, List<Payment> paid) {
        assertThat(count("hexpay.customer", scope)).as("customers").isEqualTo(paid.isEmpty() ? 0 : 1);
        assertThat(count("hexpay.payment_method", scope))
                .as("saved cards")
                .isEqualTo(paid.stream()
                        .filter(payment -> payment.kind() == PaymentKind.LINK)
                        .count());
        for (Payment payment : paid) {
            Customer payer = hexpay.out()
                    .store()
                    .customers()
                    .find(scope, payment.customer())
                    .orElseThrow();
            assertThat(hexpay.out().store().paymentMethods().find(scope, payer.defaultMethod()))
                    .isPresent();
        }
    }

    private long count(String table, Scope scope) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE organization_id = :organization")
                        .bind("organization", scope.organization().value())
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
