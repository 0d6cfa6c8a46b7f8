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
        assertThat(begun.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(begun.price().total().minor()).isEqualTo(1000);
        assertThat(begun.createdAt()).isEqualTo(begun.updatedAt()).isEqualTo(MONDAY);
        assertThat(begun.version()).isZero();
    }

    @Test
    void a_pending_attempt_that_was_saved_again_has_waited_for_its_payer() {
        Transaction begun = begun();
        Transaction waiting = savedAgain(begun.waitForPayer(TUESDAY));

        assertThat(begun.hasWaitedForPayer()).isFalse();
        assertThat(waiting.hasWaitedForPayer()).isTrue();
        assertThat(savedAgain(waiting.resume(TUESDAY)).hasWaitedForPayer()).isTrue();
        assertThat(savedAgain(begun.fail(FAILURE, TUESDAY)).hasWaitedForPayer()).isFalse();
    }

    private static Transaction savedAgain(Transaction changed) {
        return new Transaction(
                changed.id(),
                changed.payment(),
                changed.provider(),
                changed.instrument(),
                changed.payer(),
                changed.price(),
                changed.state(),
                changed.createdAt(),
                changed.updatedAt(),
                changed.version() + 1);
    }

    @Test
    void a_success_is_settled_and_keeps_when_it_was_paid() {
        Transaction paid = begun().succeed(INVOICE, "ch_1", TUESDAY);

        assertThat(paid.state())
                .isEqualTo(new TransactionState.Succeeded(
                        INVOICE, "ch_1", TUESDAY, Refunded.nothing(paid.price().total()), null));
        assertThat(paid.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(paid.isSettled()).isTrue();
        assertThat(paid.updatedAt()).isEqualTo(TUESDAY);
        assertThat(paid.createdAt()).isEqualTo(MONDAY);
    }

    @Test
    void a_declined_attempt_takes_the_late_word_that_it_succeeded() {
        Transaction declined = begun().fail(FAILURE, MONDAY);

        assertThat(declined.isSettled()).isTrue();
        assertThat(declined.status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(declined.succeed(INVOICE, "ch_1", TUESDAY).status()).isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void what_is_settled_does_not_fail_and_what_succeeded_does_not_succeed_again() {
        Transaction declined = begun().fail(FAILURE, MONDAY);
        Transaction paid = begun().succeed(INVOICE, "ch_1", MONDAY);

        assertThatThrownBy(() -> declined.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.succeed(INVOICE, "ch_1", TUESDAY)).isInstanceOf(IllegalStateException.class);
    }

    private static Share share(long subtotal, long tax) {
        Currency euro = Currency.getInstance("EUR");
        return new Share(new Money(subtotal, euro), new Money(tax, euro));
    }

    private static Transaction paid() {
        return begun().succeed(INVOICE, "ch_1", MONDAY);
    }

    @Test
    void what_is_promised_to_a_refund_cannot_be_promised_again() {
        Transaction promised = paid().promise(share(600, 0), TUESDAY);

        assertThat(promised.refundable()).isEqualTo(share(400, 0));
        assertThat(promised.amountRefunded().minor()).isZero();
        assertThatThrownBy(() -> promised.promise(share(401, 0), TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThat(promised.release(share(600, 0), TUESDAY).refundable()).isEqualTo(share(1000, 0));
    }

    @Test
    void it_is_refunded_once_all_of_it_has_gone_back() {
        Transaction half = paid().promise(share(600, 0), TUESDAY).giveBack(share(600, 0), TUESDAY);
        Transaction all = half.promise(share(400, 0), TUESDAY).giveBack(share(400, 0), TUESDAY);

        assertThat(half.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(half.amountRefunded().minor()).isEqualTo(600);
        assertThat(all.status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(all.refundable()).isEqualTo(share(0, 0));
    }

    @Test
    void nothing_goes_back_that_was_not_promised() {
        assertThatThrownBy(() -> paid().giveBack(share(1, 0), TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begun().promise(share(1, 0), TUESDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_dispute_that_is_open_or_lost_shows_and_one_that_was_won_does_not() {
        Money amount = paid().price().total();
        Transaction open = paid().disputedAs(new Dispute(amount, "fraudulent", Dispute.Standing.OPEN), TUESDAY);

        assertThat(open.status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(open.disputedAs(new Dispute(amount, null, Dispute.Standing.LOST), TUESDAY)
                        .status())
                .isEqualTo(TransactionStatus.DISPUTED);
        assertThat(open.disputedAs(new Dispute(amount, null, Dispute.Standing.WON), TUESDAY)
                        .status())
                .isEqualTo(TransactionStatus.SUCCEEDED);
    }
}
