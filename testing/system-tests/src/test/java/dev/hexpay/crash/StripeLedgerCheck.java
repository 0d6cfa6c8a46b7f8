package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.testing.stripe.Ledger.Movement;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/** Compares payments, refunds, invoices and saved cards with what Stripe really moved. */
final class StripeLedgerCheck {
    private final StripeStub stub;
    private final Jdbi jdbi;

    StripeLedgerCheck(StripeStub stub, StripeInstallation hexpay) {
        this.stub = stub;
        this.jdbi = Jdbi.create(hexpay.dataSource());
    }

    /** Fails unless this merchant's state agrees with Stripe, and nothing is on its way. */
    void check(StripeScenario scenario) {
        long paid = 0;
        long paidLinks = 0;
        for (Payment payment : scenario.payments()) {
            assertThat(payment.status()).as("status of %s", payment).isNotEqualTo(PaymentStatus.PROCESSING);
            long successes = 0;
            Movement moved = Movement.NONE;
            for (Transaction transaction : scenario.transactions(payment)) {
                Movement ours = ours(scenario, transaction);
                List<String> intents = stub.ledger()
                        .intentsByMetadata("transaction", transaction.id().value());
                assertThat(intents).as("payment intents of %s", transaction).hasSizeLessThan(2);
                Movement theirs = intents.stream().map(stub.ledger()::of).reduce(Movement.NONE, Movement::plus);
                assertThat(theirs).as("what moved for %s", transaction).isEqualTo(ours);
                successes += theirs.moved() > 0 ? 1 : 0;
                moved = moved.plus(theirs);
            }
            boolean isPaid = payment.status() == PaymentStatus.SUCCEEDED;
            assertThat(successes).as("successes of %s", payment).isEqualTo(isPaid ? 1 : 0);
            assertThat(moved.moved())
                    .as("charged for %s", payment)
                    .isEqualTo(isPaid ? payment.price().total().minor() : 0);
            paid += successes;
            paidLinks += payment.kind() == PaymentKind.LINK ? successes : 0;
        }
        assertThat(invoices(scenario))
                .as("invoice numbers")
                .isEqualTo(LongStream.rangeClosed(1, paid).boxed().toList());
        assertThat(count("payment_method", scenario)).as("saved cards").isEqualTo(paidLinks);
    }

    private static Movement ours(StripeScenario scenario, Transaction transaction) {
        List<Refund> refunds =
                scenario.hexpay().out().store().refunds().ofTransaction(scenario.scope(), transaction.id());
        assertThat(refunds).allMatch(Refund::isSettled);
        boolean isPaid = transaction.state() instanceof TransactionState.Succeeded;
        long refunded = refunds.stream()
                .filter(refund -> refund.state() instanceof RefundState.Succeeded)
                .mapToLong(refund -> refund.share().total().minor())
                .sum();
        assertThat(transaction.amountRefunded().minor())
                .as("refunded of %s", transaction)
                .isEqualTo(refunded);
        return new Movement(isPaid ? transaction.price().total().minor() : 0, refunded, 0, 0);
    }

    /** Fails unless the sums of all merchants are those of Stripe. Returns them. */
    Map<String, Movement> checkTotals(Collection<StripeScenario> scenarios) {
        Map<String, Movement> ours = new TreeMap<>();
        for (StripeScenario scenario : scenarios) {
            for (Payment payment : scenario.payments()) {
                for (Transaction transaction : scenario.transactions(payment)) {
                    ours.merge(
                            CurrencyCode.format(transaction.price().currency()),
                            ours(scenario, transaction),
                            Movement::plus);
                }
            }
        }
        Map<String, Movement> theirs = stub.ledger().totals(Mode.TEST);
        assertThat(theirs).as("all that moved").isEqualTo(ours);
        return theirs;
    }

    private List<Long> invoices(StripeScenario scenario) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT series_sequence FROM hexpay.invoice"
                        + " WHERE organization_id = :organization ORDER BY series_sequence")
                .bind("organization", scenario.scope().organization().value())
                .mapTo(Long.class)
                .list());
    }

    private long count(String table, StripeScenario scenario) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM hexpay." + table + " WHERE organization_id = :organization")
                .bind("organization", scenario.scope().organization().value())
                .mapTo(Long.class)
                .one());
    }

    /** The number of notifications that wait to be processed. */
    long unprocessedNotifications() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM hexpay.provider_notification WHERE done_at IS NULL")
                        .mapTo(Long.class)
                        .one());
    }
}
