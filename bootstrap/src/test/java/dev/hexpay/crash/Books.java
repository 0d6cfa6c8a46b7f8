package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.Event;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.sandbox.SandboxLedger;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/** Holds all that is said of a merchant's payments against what the provider really moved. */
final class Books implements AutoCloseable {
    private final Installation hexpay;
    private final HikariDataSource database;
    private final Jdbi jdbi;
    private final SandboxLedger ledger;

    Books(Installation hexpay, Map<String, String> settings) {
        this.hexpay = hexpay;
        this.database = new HikariDataSource();
        database.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        database.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        database.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        database.setMaximumPoolSize(2);
        this.jdbi = Jdbi.create(database);
        this.ledger = new SandboxLedger(database);
    }

    /**
     * Fails unless everything agrees.
     *
     * @param corrected how many attempts were told to be declined before they were told to have succeeded
     */
    void check(Shop shop, int corrected) {
        Scope scope = shop.scope();
        List<Payment> payments = shop.payments();
        List<Payment> paid = payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
                .toList();
        payments.forEach(payment -> checkAttempts(scope, payment));
        assertThat(ledger.charges(scope)).as("charges in the ledger").isEqualTo(paid.size());
        checkInvoices(scope, paid);
        checkEvents(scope, payments, corrected);
        checkPayer(scope, paid);
    }

    private void checkAttempts(Scope scope, Payment payment) {
        assertThat(payment.status()).as("status of %s", payment).isNotEqualTo(PaymentStatus.PROCESSING);
        assertThat(hexpay.useCases().getPayment().get(scope, payment.id())).isEqualTo(payment);
        int charges = 0;
        for (Transaction attempt : hexpay.out().transactions().ofPayment(scope, payment.id())) {
            boolean isPaid = attempt.state() instanceof TransactionState.Succeeded;
            charges += ledger.charges(attempt.id());
            assertThat(ledger.charges(attempt.id()))
                    .as("charges of %s", attempt)
                    .isEqualTo(isPaid ? 1 : 0);
            if (isPaid) {
                assertThat(ledger.movedMinor(attempt.id()))
                        .isEqualTo(payment.price().total().minor());
                assertThat(payment.attempt()).isEqualTo(attempt.id());
            }
        }
        assertThat(charges).as("charges of %s", payment).isEqualTo(payment.status() == PaymentStatus.SUCCEEDED ? 1 : 0);
    }

    private void checkInvoices(Scope scope, List<Payment> paid) {
        List<Long> numbers = jdbi.withHandle(handle -> handle.createQuery("SELECT series_sequence FROM invoice"
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
                    hexpay.out().invoices().find(scope, state.invoice()).orElseThrow();
            assertThat(invoice.reference().payment()).isEqualTo(payment.id());
            assertThat(invoice.price()).isEqualTo(payment.price());
            assertThat(invoice.customer()).isEqualTo(payment.customer());
        }
    }

    private void checkEvents(Scope scope, List<Payment> payments, int corrected) {
        List<EventData> events = hexpay.out().outbox().list(scope, PageRequest.<EventId>first(100)).items().stream()
                .map(Event::data)
                .toList();
        int paid = 0;
        for (Payment payment : payments) {
            int once = payment.status() == PaymentStatus.SUCCEEDED ? 1 : 0;
            int onceForLinks = payment.kind() == PaymentKind.LINK ? once : 0;
            List<Transaction> attempts = hexpay.out().transactions().ofPayment(scope, payment.id());
            paid += once;
            assertTold(
                    events,
                    once,
                    EventData.PaymentReceived.class,
                    told -> attempts.stream()
                            .anyMatch(attempt -> attempt.id().value().equals(told.paymentTransactionId())
                                    && attempt.state() instanceof TransactionState.Succeeded));
            assertTold(
                    events,
                    onceForLinks,
                    EventData.PaymentLinkCompleted.class,
                    told -> told.paymentId().equals(payment.id().value()));
            assertTold(
                    events,
                    once,
                    EventData.InvoiceCreated.class,
                    told -> payment.state() instanceof PaymentState.Succeeded state
                            && state.invoice().value().equals(told.invoiceId()));
        }
        assertTold(events, paid, EventData.PaymentReceived.class, told -> true);
        assertTold(events, paid, EventData.InvoiceCreated.class, told -> true);
        assertTold(events, failures(scope, payments, PaymentKind.CHARGE), EventData.PaymentFailed.class, told -> true);
        int failedLinks = failures(scope, payments, PaymentKind.LINK) + corrected;
        assertTold(events, failedLinks, EventData.PaymentLinkFailed.class, told -> true);
        assertTold(events, paid > 0 ? 1 : 0, EventData.CustomerCreated.class, told -> true);
    }

    private int failures(Scope scope, List<Payment> payments, PaymentKind kind) {
        return (int) payments.stream()
                .filter(payment -> payment.kind() == kind)
                .flatMap(payment -> hexpay.out().transactions().ofPayment(scope, payment.id()).stream())
                .filter(attempt -> attempt.state() instanceof TransactionState.Failed)
                .count();
    }

    private static <E extends EventData> void assertTold(
            List<EventData> events, int times, Class<E> kind, Predicate<E> wanted) {
        assertThat(events.stream().filter(kind::isInstance).map(kind::cast).filter(wanted))
                .as(kind.getSimpleName())
                .hasSize(times);
    }

    /** One payer pays everything, and each paid link has put one card on file. */
    private void checkPayer(Scope scope, List<Payment> paid) {
        assertThat(count("customer", scope)).as("customers").isEqualTo(paid.isEmpty() ? 0 : 1);
        assertThat(count("payment_method", scope))
                .as("cards on file")
                .isEqualTo(paid.stream()
                        .filter(payment -> payment.kind() == PaymentKind.LINK)
                        .count());
        for (Payment payment : paid) {
            Customer payer =
                    hexpay.out().customers().find(scope, payment.customer()).orElseThrow();
            assertThat(hexpay.out().paymentMethods().find(scope, payer.defaultMethod()))
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
