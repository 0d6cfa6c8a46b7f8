package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.Difference.Finding;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.payment.Payment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The use case finds what was changed in the tables of the sandbox. */
class SandboxReconciliationTest extends SandboxUseCaseFixture {
    private Payment paid() {
        Payment link = openLink();
        pay(link, GOOD);
        return useCases.payments().queries().get(scope, link.id());
    }

    private static TransactionId transactionOf(Payment payment) {
        TransactionId transaction = payment.transaction();
        assertThat(transaction).isNotNull();
        return transaction;
    }

    private ProviderDay today() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<ProviderDay> days = useCases.providers().reconciliation().day(scope, day);
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    private void change(String sql, TransactionId transaction) {
        int rows = Jdbi.create(dataSource)
                .withHandle(handle -> handle.createUpdate(sql)
                        .bind("transaction", transaction.value())
                        .execute());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void day_of_payments_and_refunds_agrees() {
        TransactionId transaction = transactionOf(paid());
        paid();
        useCases.refunds().refund().refund(scope, new RefundTransaction.Command(transaction, 10_00L, null));

        ProviderDay day = today();

        assertThat(day.agrees()).isTrue();
        assertThat(day.totals()).singleElement().satisfies(totals -> {
            assertThat(totals.ours().charges()).isEqualTo(2);
            assertThat(totals.ours().refunded()).isEqualTo(MoneySum.of(usd(10_00)));
            assertThat(totals.theirs()).isEqualTo(totals.ours());
        });
    }

    @Test
    void each_kind_of_difference_is_found_in_one_day() {
        TransactionId missing = transactionOf(paid());
        TransactionId changed = transactionOf(paid());
        TransactionId refunded = transactionOf(paid());
        change("DELETE FROM hexpay.sandbox_movements WHERE transaction_id = :transaction", missing);
        change("UPDATE hexpay.sandbox_movements SET amount_minor = 1 WHERE transaction_id = :transaction", changed);
        sandbox.refundElsewhere(scope, refunded, 3_00);

        assertThat(today().differences())
                .extracting(Difference::finding, Difference::kind, Difference::id)
                .containsExactlyInAnyOrder(
                        tuple(Finding.MISSING_AT_PROVIDER, Movement.Kind.CHARGE, missing.value()),
                        tuple(Finding.DIFFERENT_AMOUNTS, Movement.Kind.CHARGE, changed.value()),
                        tuple(Finding.UNKNOWN_HERE, Movement.Kind.REFUND, refunded.value()));
    }
}
