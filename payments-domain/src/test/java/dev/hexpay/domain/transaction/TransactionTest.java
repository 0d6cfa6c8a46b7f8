package dev.hexpay.domain.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final InvoiceId INVOICE = new InvoiceId("inv_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    private static final Failure FAILURE = new Failure("card_declined", null, "Your card was declined.");

    private static Transaction begun() {
        Payer payer = new Payer(new EmailAddress("ada@example.com"), null, null, null);
        TaxBreakdown price = TaxBreakdown.unknown(new Money(1000, Currency.getInstance("EUR")));
        return Transaction.begun(
                new TransactionId("txn_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new PaymentId("pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new Transaction.Means("sandbox", new Instrument.OneTimeToken("tok_1"), payer, price),
                MONDAY);
    }

    @Test
    void an_attempt_begins_pending_with_what_it_is_made_with() {
        Transaction begun = begun();

        assertThat(begun.isSettled()).isFalse();
        assertThat(begun.state().wire()).isEqualTo("pending");
        assertThat(begun.price().total().minor()).isEqualTo(1000);
        assertThat(begun.createdAt()).isEqualTo(begun.updatedAt()).isEqualTo(MONDAY);
        assertThat(begun.version()).isZero();
    }

    @Test
    void a_success_is_settled_and_keeps_when_it_was_paid() {
        Transaction paid = begun().succeed(INVOICE, "ch_1", TUESDAY);

        assertThat(paid.state()).isEqualTo(new TransactionState.Succeeded(INVOICE, "ch_1", TUESDAY));
        assertThat(paid.isSettled()).isTrue();
        assertThat(paid.updatedAt()).isEqualTo(TUESDAY);
        assertThat(paid.createdAt()).isEqualTo(MONDAY);
    }

    @Test
    void a_declined_attempt_takes_the_late_word_that_it_succeeded() {
        Transaction declined = begun().fail(FAILURE, MONDAY);

        assertThat(declined.isSettled()).isTrue();
        assertThat(declined.state().wire()).isEqualTo("failed");
        assertThat(declined.succeed(INVOICE, "ch_1", TUESDAY).state().wire()).isEqualTo("succeeded");
    }

    @Test
    void what_is_settled_does_not_fail_and_what_succeeded_does_not_succeed_again() {
        Transaction declined = begun().fail(FAILURE, MONDAY);
        Transaction paid = begun().succeed(INVOICE, "ch_1", MONDAY);

        assertThatThrownBy(() -> declined.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.succeed(INVOICE, "ch_1", TUESDAY)).isInstanceOf(IllegalStateException.class);
    }
}
