package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.TaxBreakdown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");
    private static final DisputeId DISPUTE = new DisputeId("dp_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    private static final DisputeId OTHER_DISPUTE = new DisputeId("dp_01JD3K5T0MZQ8V6X2Y4W7R9S1B");
    private static final InvoiceId INVOICE = new InvoiceId("inv_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    private static final Failure FAILURE = new Failure("card_declined", null, "Your card was declined.");

    private static Transaction started() {
        BillingDetails billingDetails = new BillingDetails(new EmailAddress("ada@example.com"), null, null, null);
        TaxBreakdown price = TaxBreakdown.undetermined(new Money(1000, Currency.getInstance("EUR")));
        return Transaction.start(
                new TransactionId("txn_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new PaymentId("pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new Transaction.ChargeDetails("sandbox", new PaymentSource.CardToken("tok_1"), billingDetails, price),
                MONDAY);
    }

    @Test
    void new_transaction_is_pending_with_its_charge_details() {
        Transaction started = started();

        assertThat(started.isSettled()).isFalse();
        assertThat(started.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(started.price().total().minor()).isEqualTo(1000);
        assertThat(started.createdAt()).isEqualTo(started.updatedAt()).isEqualTo(MONDAY);
        assertThat(started.version()).isZero();
    }

    @Test
    void required_action_is_remembered_while_the_transaction_is_pending() {
        Transaction started = started();
        Transaction waiting = started.requireAction(TUESDAY);

        assertThat(started.hasRequiredAction()).isFalse();
        assertThat(waiting.hasRequiredAction()).isTrue();
        assertThat(waiting.resume(TUESDAY).hasRequiredAction()).isTrue();
        assertThat(started.resume(TUESDAY).withVersion(1).hasRequiredAction()).isFalse();
        assertThat(waiting.fail(FAILURE, TUESDAY).hasRequiredAction()).isFalse();
    }

    @Test
    void version_is_replaced_and_everything_else_is_kept() {
        Transaction paid = paid();

        assertThat(paid.withVersion(3).version()).isEqualTo(3);
        assertThat(paid.withVersion(3).withVersion(0)).isEqualTo(paid);
    }

    @Test
    void provider_reference_is_kept_until_another_one_is_returned() {
        Transaction waiting = started().withProviderReference("ch_1").requireAction(TUESDAY);

        assertThat(waiting.withProviderReference(null).providerReference()).isEqualTo("ch_1");
        assertThat(waiting.fail(FAILURE, TUESDAY).providerReference()).isEqualTo("ch_1");
        assertThat(waiting.succeed(INVOICE, "ch_2", TUESDAY).chargeReference()).isEqualTo("ch_2");
        assertThatThrownBy(waiting::chargeReference).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void success_is_settled_and_records_paid_at() {
        Transaction paid = started().succeed(INVOICE, "ch_1", TUESDAY);

        assertThat(paid.state())
                .isEqualTo(new TransactionState.Succeeded(
                        INVOICE, TUESDAY, RefundTotals.none(paid.price().total()), null));
        assertThat(paid.chargeReference()).isEqualTo("ch_1");
        assertThat(paid.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(paid.isSettled()).isTrue();
        assertThat(paid.updatedAt()).isEqualTo(TUESDAY);
        assertThat(paid.createdAt()).isEqualTo(MONDAY);
    }

    @Test
    void failed_transaction_accepts_a_late_confirmation() {
        Transaction declined = started().fail(FAILURE, MONDAY);

        assertThat(declined.isSettled()).isTrue();
        assertThat(declined.status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(declined.succeed(INVOICE, "ch_1", TUESDAY).status()).isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void settled_transaction_cannot_fail_or_succeed_twice() {
        Transaction declined = started().fail(FAILURE, MONDAY);
        Transaction paid = started().succeed(INVOICE, "ch_1", MONDAY);

        assertThatThrownBy(() -> declined.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.fail(FAILURE, TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> paid.succeed(INVOICE, "ch_1", TUESDAY)).isInstanceOf(IllegalStateException.class);
    }

    private static Share share(long subtotal, long tax) {
        Currency euro = Currency.getInstance("EUR");
        return new Share(new Money(subtotal, euro), new Money(tax, euro));
    }

    private static Transaction paid() {
        return started().succeed(INVOICE, "ch_1", MONDAY);
    }

    @Test
    void reserved_amount_cannot_be_reserved_again() {
        Transaction reserved = paid().reserveRefund(share(600, 0), TUESDAY);

        assertThat(reserved.refundable()).isEqualTo(share(400, 0));
        assertThat(reserved.amountRefunded().minor()).isZero();
        assertThatThrownBy(() -> reserved.reserveRefund(share(401, 0), TUESDAY))
                .isInstanceOf(IllegalStateException.class);
        assertThat(reserved.releaseRefund(share(600, 0), TUESDAY).refundable()).isEqualTo(share(1000, 0));
    }

    @Test
    void fully_refunded_transaction_has_status_refunded() {
        Transaction half = paid().reserveRefund(share(600, 0), TUESDAY).settleRefund(share(600, 0), TUESDAY);
        Transaction all = half.reserveRefund(share(400, 0), TUESDAY).settleRefund(share(400, 0), TUESDAY);

        assertThat(half.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(half.amountRefunded().minor()).isEqualTo(600);
        assertThat(all.status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(all.refundable()).isEqualTo(share(0, 0));
    }

    @Test
    void refund_that_fails_late_makes_its_share_refundable_again() {
        Transaction half = paid().reserveRefund(share(600, 0), TUESDAY).settleRefund(share(600, 0), TUESDAY);
        Transaction all = half.reserveRefund(share(400, 0), TUESDAY).settleRefund(share(400, 0), TUESDAY);

        Transaction corrected = all.reverseRefund(share(600, 0), WEDNESDAY);

        assertThat(corrected.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(corrected.amountRefunded().minor()).isEqualTo(400);
        assertThat(corrected.refundable()).isEqualTo(share(600, 0));
        assertThat(corrected.updatedAt()).isEqualTo(WEDNESDAY);
        assertThatThrownBy(() -> corrected.reverseRefund(share(401, 0), WEDNESDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refund_that_fails_late_does_not_change_the_status_of_a_dispute() {
        Transaction refunded = paid().reserveRefund(share(1000, 0), TUESDAY).settleRefund(share(1000, 0), TUESDAY);
        Transaction disputed =
                refunded.withDispute(dispute(refunded.price().total(), null, DisputeStatus.OPEN), TUESDAY);

        assertThat(disputed.reverseRefund(share(1000, 0), WEDNESDAY).status()).isEqualTo(TransactionStatus.DISPUTED);
    }

    @Test
    void unreserved_amount_cannot_be_refunded() {
        assertThatThrownBy(() -> paid().settleRefund(share(1, 0), TUESDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> started().reserveRefund(share(1, 0), TUESDAY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void dispute_won_after_a_full_refund_leaves_it_refunded() {
        Money amount = paid().price().total();
        Transaction refunded = paid().reserveRefund(share(1000, 0), TUESDAY).settleRefund(share(1000, 0), TUESDAY);
        Transaction open = refunded.withDispute(dispute(amount, null, DisputeStatus.OPEN), TUESDAY);

        assertThat(open.status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(open.withDispute(dispute(amount, null, DisputeStatus.WON), TUESDAY)
                        .status())
                .isEqualTo(TransactionStatus.REFUNDED);
        assertThatThrownBy(() -> open.succeed(INVOICE, "ch_1", TUESDAY)).isInstanceOf(IllegalStateException.class);
    }

    private static RecordedDispute dispute(Money amount, String reason, DisputeStatus status) {
        return RecordedDispute.first(DISPUTE, new Dispute(amount, reason, status), TUESDAY);
    }

    @Test
    void reported_dispute_is_recorded_until_it_is_resolved() {
        Money amount = paid().price().total();
        Dispute open = new Dispute(amount, "fraudulent", DisputeStatus.OPEN);
        Dispute lost = new Dispute(amount, "fraudulent", DisputeStatus.LOST);
        Transaction disputed = paid().reportDispute(DISPUTE, open, TUESDAY);
        Transaction resolved = disputed.reportDispute(OTHER_DISPUTE, lost, WEDNESDAY);

        assertThat(disputed.dispute()).isEqualTo(new RecordedDispute(DISPUTE, open, TUESDAY, TUESDAY));
        assertThat(disputed.updatedAt()).isEqualTo(TUESDAY);
        assertThat(disputed.reportDispute(OTHER_DISPUTE, open, WEDNESDAY)).isSameAs(disputed);
        assertThat(resolved.dispute()).isEqualTo(new RecordedDispute(DISPUTE, lost, TUESDAY, WEDNESDAY));
        assertThat(resolved.reportDispute(OTHER_DISPUTE, open, WEDNESDAY)).isSameAs(resolved);
        assertThat(started().dispute()).isNull();
        assertThatThrownBy(() -> started().reportDispute(DISPUTE, open, TUESDAY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void open_or_lost_dispute_determines_the_status() {
        Money amount = paid().price().total();
        Transaction open = paid().withDispute(dispute(amount, "fraudulent", DisputeStatus.OPEN), TUESDAY);

        assertThat(open.status()).isEqualTo(TransactionStatus.DISPUTED);
        assertThat(open.withDispute(dispute(amount, null, DisputeStatus.LOST), TUESDAY)
                        .status())
                .isEqualTo(TransactionStatus.DISPUTED);
        assertThat(open.withDispute(dispute(amount, null, DisputeStatus.WON), TUESDAY)
                        .status())
                .isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void postponed_transaction_is_due_after_half_of_its_age_and_not_earlier_than_before() {
        Transaction started = started();
        assertThat(started.postpone(TUESDAY).state())
                .isEqualTo(new TransactionState.Pending(TUESDAY.plusSeconds(6 * 3600), false));
        assertThat(started.postpone(TUESDAY).updatedAt()).isEqualTo(MONDAY);

        assertThat(started.postpone(MONDAY.plusSeconds(10)).postpone(MONDAY))
                .isEqualTo(started.postpone(MONDAY.plusSeconds(10)));
        Transaction settled = started.fail(FAILURE, TUESDAY);
        assertThatThrownBy(() -> settled.postpone(TUESDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void payer_at_the_bank_is_looked_up_less_and_less_often_until_the_window_ends() {
        Instant required = MONDAY.plusSeconds(7);
        Transaction waiting = started().requireAction(required);
        List<Duration> checks = new ArrayList<>();
        for (Instant due = nextCheck(waiting); !waiting.isAuthenticationOver(due); due = nextCheck(waiting)) {
            checks.add(Duration.between(required, due));
            waiting = waiting.awaitAction(due);
        }

        assertThat(checks)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4),
                        Duration.ofHours(8),
                        Duration.ofHours(16));
        assertThat(nextCheck(waiting)).isEqualTo(MONDAY.plus(Transaction.AUTHENTICATION_WINDOW));
        assertThat(waiting.updatedAt()).isEqualTo(required);
        assertThat(waiting.hasRequiredAction()).isTrue();
    }

    @Test
    void payer_who_is_sent_to_the_bank_again_is_looked_up_soon_within_the_same_window() {
        Instant again = MONDAY.plus(Duration.ofHours(10));
        Transaction waiting = started().requireAction(MONDAY).resume(again).requireAction(again);

        assertThat(nextCheck(waiting)).isEqualTo(again.plus(Duration.ofMinutes(1)));
        assertThat(nextCheck(waiting.awaitAction(again.plus(Duration.ofHours(12)))))
                .isEqualTo(MONDAY.plus(Transaction.AUTHENTICATION_WINDOW));
    }

    @Test
    void authentication_that_is_required_after_its_window_is_over_at_once() {
        Transaction waiting = started().requireAction(TUESDAY);

        assertThat(waiting.isAuthenticationOver(TUESDAY)).isTrue();
        assertThat(nextCheck(waiting)).isBefore(TUESDAY);
    }

    @Test
    void lease_of_a_look_up_is_not_shortened() {
        Transaction waiting = started().requireAction(MONDAY);
        Instant late = MONDAY.plus(Duration.ofSeconds(270));
        Transaction leased = waiting.resume(late);

        assertThat(nextCheck(leased.awaitAction(late))).isEqualTo(late.plus(Transaction.PROCESSING_LEASE));
    }

    private static Instant nextCheck(Transaction transaction) {
        return ((TransactionState.Pending) transaction.state()).nextCheckAt();
    }
}
