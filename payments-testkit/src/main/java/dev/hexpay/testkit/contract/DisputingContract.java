package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.testkit.TestCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@link dev.hexpay.application.port.out.PaymentProvider} promises of disputes, and what {@link
 * dev.hexpay.application.port.out.DisputeDesk} does.
 */
public abstract class DisputingContract extends ProviderContract {
    @Test
    void a_charge_that_nobody_disputes_says_nothing_of_a_dispute() {
        Paid paid = paid(TestCard.WORKS);
        assertThat(paid.answer().dispute()).isNull();
        assertThat(disputeOf(paid)).isNull();
    }

    @Test
    void a_charge_succeeds_and_says_from_then_on_that_it_is_disputed() {
        Paid paid = paid(TestCard.DISPUTED);
        Dispute open = new Dispute(usd(AMOUNT), "fraudulent", Standing.OPEN);
        assertThat(paid.answer().dispute()).as("at once").isNull();
        Succeeded disputed =
                new Succeeded(paid.answer().reference(), paid.answer().vaulted(), open);
        assertThat(find(paid.id())).isEqualTo(disputed);
        assertThat(charge(paid.attempt())).isEqualTo(disputed);
        assertThat(harness.movedMinor(paid.id())).isEqualTo(AMOUNT);
    }

    @Test
    void a_dispute_is_decided_for_the_merchant() {
        Paid paid = paid(TestCard.DISPUTED);
        assertThat(decide(paid, Verdict.WON)).isTrue();
        assertThat(disputeOf(paid)).isEqualTo(new Dispute(usd(AMOUNT), "fraudulent", Standing.WON));
    }

    @Test
    void a_dispute_is_decided_for_the_payer() {
        Paid paid = paid(TestCard.DISPUTED);
        assertThat(decide(paid, Verdict.LOST)).isTrue();
        assertThat(disputeOf(paid)).isEqualTo(new Dispute(usd(AMOUNT), "fraudulent", Standing.LOST));
    }

    @Test
    void a_dispute_is_decided_for_good() {
        Paid paid = paid(TestCard.DISPUTED);
        decide(paid, Verdict.LOST);
        assertThat(decide(paid, Verdict.WON)).as("the other way").isFalse();
        assertThat(decide(paid, Verdict.LOST)).as("as before").isTrue();
        assertThat(disputeOf(paid)).extracting(Dispute::standing).isEqualTo(Standing.LOST);
    }

    @Test
    void where_there_is_no_dispute_nothing_is_decided() {
        Paid undisputed = paid(TestCard.WORKS);
        assertThat(decide(undisputed, Verdict.LOST)).isFalse();
        assertThat(disputeOf(undisputed)).isNull();
        assertThat(harness.disputeDesk().decide(scope, waiting().id(), Verdict.LOST))
                .isFalse();
        assertThat(harness.disputeDesk().decide(scope, aTransactionId(), Verdict.WON))
                .isFalse();
    }

    @Test
    void a_dispute_is_decided_in_its_own_scope_only() {
        Paid paid = paid(TestCard.DISPUTED);
        for (Scope stranger : strangers()) {
            assertThat(harness.disputeDesk().decide(stranger, paid.id(), Verdict.WON))
                    .isFalse();
        }
        assertThat(disputeOf(paid)).extracting(Dispute::standing).isEqualTo(Standing.OPEN);
    }

    @Test
    void what_the_payers_bank_has_claimed_does_not_go_back_too() {
        Paid open = paid(TestCard.DISPUTED);
        assertThat(refund(of(open, 1))).isInstanceOf(RefundAnswer.Declined.class);
        Paid lost = paid(TestCard.DISPUTED);
        decide(lost, Verdict.LOST);
        assertThat(refund(of(lost, 1))).isInstanceOf(RefundAnswer.Declined.class);
        assertReturned(open, 0);
        assertReturned(lost, 0);
    }

    @Test
    void what_the_merchant_has_won_can_go_back() {
        Paid won = paid(TestCard.DISPUTED);
        decide(won, Verdict.WON);
        assertThat(refund(of(won, AMOUNT))).isInstanceOf(RefundAnswer.Succeeded.class);
        assertReturned(won, AMOUNT);
    }

    private boolean decide(Paid paid, Verdict verdict) {
        return harness.disputeDesk().decide(scope, paid.id(), verdict);
    }

    private @Nullable Dispute disputeOf(Paid paid) {
        return ((Succeeded) find(paid.id())).dispute();
    }
}
