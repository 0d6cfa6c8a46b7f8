package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@link dev.hexpay.application.port.out.PaymentProvider} and {@link
 * dev.hexpay.application.port.out.TestDisputes} guarantee about disputes.
 */
public abstract class DisputingContract extends ProviderContract {
    @Test
    void an_undisputed_charge_has_no_dispute() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertThat(paid.result().dispute()).isNull();
        assertThat(disputeOf(paid)).isNull();
    }

    @Test
    void a_disputed_charge_succeeds_first_and_then_reports_its_dispute() {
        Paid paid = paid(TestCard.DISPUTED);
        Dispute open = new Dispute(usd(AMOUNT), "fraudulent", DisputeStatus.OPEN);
        assertThat(paid.result().dispute()).as("in the result of the charge").isNull();
        Succeeded disputed = new Succeeded(
                paid.result().reference(),
                paid.result().vaulted(),
                open,
                paid.result().returned());
        assertThat(find(paid.request())).isEqualTo(disputed);
        assertThat(charge(paid.request())).isEqualTo(disputed);
        assertThat(harness.movedMinor(paid.id())).isEqualTo(AMOUNT);
    }

    @Test
    void an_inquiry_is_no_dispute_until_the_bank_takes_the_money() {
        Paid paid = paid(TestCard.SUCCEEDS);
        harness.openInquiry(scope, paid.id());
        assertThat(disputeOf(paid)).as("while the bank asks").isNull();
        assertThat(harness.movedMinor(paid.id())).isEqualTo(AMOUNT);
        harness.escalateInquiry(scope, paid.id());
        assertThat(disputeOf(paid)).isNotNull().extracting(Dispute::status).isEqualTo(DisputeStatus.OPEN);
    }

    @Test
    void a_dispute_is_won_by_the_merchant() {
        Paid paid = paid(TestCard.DISPUTED);
        assertThat(resolve(paid, DisputeOutcome.WON)).isTrue();
        assertThat(disputeOf(paid)).isEqualTo(new Dispute(usd(AMOUNT), "fraudulent", DisputeStatus.WON));
    }

    @Test
    void a_dispute_is_lost_to_the_payer() {
        Paid paid = paid(TestCard.DISPUTED);
        assertThat(resolve(paid, DisputeOutcome.LOST)).isTrue();
        assertThat(disputeOf(paid)).isEqualTo(new Dispute(usd(AMOUNT), "fraudulent", DisputeStatus.LOST));
    }

    @Test
    void a_resolved_dispute_keeps_its_outcome() {
        Paid paid = paid(TestCard.DISPUTED);
        resolve(paid, DisputeOutcome.LOST);
        assertThat(resolve(paid, DisputeOutcome.WON))
                .as("with the other outcome")
                .isFalse();
        assertThat(resolve(paid, DisputeOutcome.LOST))
                .as("with the same outcome")
                .isTrue();
        assertThat(disputeOf(paid)).extracting(Dispute::status).isEqualTo(DisputeStatus.LOST);
    }

    @Test
    void without_a_dispute_there_is_nothing_to_resolve() {
        Paid undisputed = paid(TestCard.SUCCEEDS);
        assertThat(resolve(undisputed, DisputeOutcome.LOST)).isFalse();
        assertThat(disputeOf(undisputed)).isNull();
        assertThat(harness.testDisputes().resolve(scope, requiringAction().id(), DisputeOutcome.LOST))
                .isFalse();
        assertThat(harness.testDisputes().resolve(scope, aTransactionId(), DisputeOutcome.WON))
                .isFalse();
    }

    @Test
    void a_dispute_is_resolved_in_its_own_scope_only() {
        Paid paid = paid(TestCard.DISPUTED);
        for (Scope otherScope : otherScopes()) {
            assertThat(harness.testDisputes().resolve(otherScope, paid.id(), DisputeOutcome.WON))
                    .isFalse();
        }
        assertThat(disputeOf(paid)).extracting(Dispute::status).isEqualTo(DisputeStatus.OPEN);
    }

    @Test
    void an_open_or_lost_dispute_is_not_refunded() {
        Paid open = paid(TestCard.DISPUTED);
        assertThat(refund(refundOf(open, 1))).isInstanceOf(RefundResult.Declined.class);
        Paid lost = paid(TestCard.DISPUTED);
        resolve(lost, DisputeOutcome.LOST);
        assertThat(refund(refundOf(lost, 1))).isInstanceOf(RefundResult.Declined.class);
        assertRefunded(open, 0);
        assertRefunded(lost, 0);
    }

    @Test
    void a_charge_whose_dispute_was_won_can_be_refunded() {
        Paid won = paid(TestCard.DISPUTED);
        resolve(won, DisputeOutcome.WON);
        assertThat(refund(refundOf(won, AMOUNT))).isInstanceOf(RefundResult.Succeeded.class);
        assertRefunded(won, AMOUNT);
    }

    private boolean resolve(Paid paid, DisputeOutcome outcome) {
        return harness.testDisputes().resolve(scope, paid.id(), outcome);
    }

    private @Nullable Dispute disputeOf(Paid paid) {
        return ((Succeeded) find(paid.request())).dispute();
    }
}
