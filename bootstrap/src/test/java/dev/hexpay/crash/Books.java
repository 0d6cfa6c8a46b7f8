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
    /** The failure of an attempt whose money is given back because another one has paid; nobody is told of it. */
    private static final String DUPLICATE = "duplicate_payment";

    private final Installation hexpay;
    private final HikariDataSource database;
    private final Jdbi jdbi;
    private final SandboxLedger ledger;
    private final ReturnBooks returns;
    private final MailBooks mail;

    Books(Installation hexpay, Map<String, String> settings) {
        this.hexpay = hexpay;
        this.database = new HikariDataSource();
        database.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        database.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        database.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        database.setMaximumPoolSize(2);
        this.jdbi = Jdbi.create(database);
        this.ledger = new SandboxLedger(database);
        this.returns = new ReturnBooks(hexpay, jdbi);
        this.mail = new MailBooks(jdbi, MailServer.of(settings));
    }

    /** How often the provider charged payers of this shop, and gave back. */
    String movements(Shop shop) {
        int charges = ledger.charges(shop.scope());
        return charges + " charged " + returns.count(shop.scope()) + " returned";
    }

    /** Fails unless everything agrees. */
    void check(Case crash, Shop shop) {
        Scope scope = shop.scope();
        List<Payment> payments = shop.payments();
        List<Payment> paid = payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
                .toList();
        int charged = 0;
        for (Payment payment : payments) {
            charged += checkedCharges(scope, payment);
        }
        assertThat(ledger.charges(scope)).as("charges in the ledger").isEqualTo(charged);
        returns.check(scope, payments);
        checkInvoices(scope, paid);
        checkEvents(scope, payments, crash.operation().corrections());
        checkPayer(scope, paid);
        mail.check(crash, scope);
    }

    /** How often payers were charged: once for what is paid, and once for each attempt that is given back. */
    private int checkedCharges(Scope scope, Payment payment) {
        assertThat(payment.status()).as("status of %s", payment).isNotEqualTo(PaymentStatus.PROCESSING);
        assertThat(hexpay.useCases().getPayment().get(scope, payment.id())).isEqualTo(payment);
        int charges = 0;
        int paid = 0;
        for (Transaction attempt : hexpay.out().transactions().ofPayment(scope, payment.id())) {
            boolean isPaid = attempt.state() instanceof TransactionState.Succeeded;
            boolean isPaidTwice = !isPaid
                    && !hexpay.out()
                            .refunds()
                            .ofTransaction(scope, attempt.id())
                            .isEmpty();
            int once = isPaid || isPaidTwice ? 1 : 0;
            long price = payment.price().total().minor();
            assertThat(ledger.charges(attempt.id()))
                    .as("charges of %s", attempt)
                    .isEqualTo(once);
            assertThat(ledger.movedMinor(attempt.id())).isEqualTo(once * price);
            assertThat(ledger.netMinor(attempt.id()))
                    .as("net of %s", attempt)
                    .isEqualTo(isPaid ? price - attempt.amountRefunded().minor() : 0);
            if (isPaid) {
                paid++;
                assertThat(payment.attempt()).isEqualTo(attempt.id());
            }
            charges += once;
        }
        assertThat(paid).as("successes of %s", payment).isEqualTo(payment.status() == PaymentStatus.SUCCEEDED ? 1 : 0);
        return charges;
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
                .filter(attempt -> attempt.state() instanceof TransactionState.Failed failed
                        && !failed.failure().code().equals(DUPLICATE))
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
