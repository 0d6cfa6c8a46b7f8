package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.RefundAnswer.Declined;
import dev.hexpay.application.port.out.RefundAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.RefundAnswer.StillProcessing;
import dev.hexpay.application.port.out.RefundAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} promises of giving money back. */
public abstract class RefundingContract extends ProviderContract {
    private static final int THREADS = 8;

    @Test
    void all_of_a_charge_goes_back() {
        Paid paid = paid(TestCard.WORKS);
        RefundAnswer answer = refund(of(paid, AMOUNT));
        assertThat(answer).isInstanceOf(Succeeded.class);
        assertThat(((Succeeded) answer).reference()).isNotBlank();
        assertReturned(paid, AMOUNT);
    }

    @Test
    void a_part_of_a_charge_goes_back_and_then_the_rest() {
        Paid paid = paid(TestCard.WORKS);
        RefundAnswer part = refund(of(paid, 10_00));
        assertReturned(paid, 10_00);
        RefundAnswer rest = refund(of(paid, AMOUNT - 10_00));
        assertReturned(paid, AMOUNT);
        assertThat(((Succeeded) part).reference()).isNotEqualTo(((Succeeded) rest).reference());
    }

    @Test
    void a_charge_with_a_card_on_file_goes_back() {
        Paid paid = paid(onFile(vaulted(TestCard.WORKS)));
        assertThat(refund(of(paid, AMOUNT))).isInstanceOf(Succeeded.class);
        assertReturned(paid, AMOUNT);
    }

    @Test
    void more_than_was_charged_never_goes_back() {
        Paid paid = paid(TestCard.WORKS);
        assertDeclined(refund(of(paid, AMOUNT + 1)));
        assertReturned(paid, 0);
    }

    @Test
    void more_than_is_left_never_goes_back_and_what_is_left_still_does() {
        Paid paid = paid(TestCard.WORKS);
        refund(of(paid, AMOUNT - 1));
        assertDeclined(refund(of(paid, 2)));
        assertReturned(paid, AMOUNT - 1);
        assertThat(refund(of(paid, 1))).isInstanceOf(Succeeded.class);
        assertDeclined(refund(of(paid, 1)));
        assertReturned(paid, AMOUNT);
    }

    @Test
    void another_currency_than_was_charged_never_goes_back() {
        Paid paid = paid(TestCard.WORKS);
        assertDeclined(refund(returning(aRefundId(), paid.id(), paid.answer().reference(), eur(1_00))));
        assertReturned(paid, 0);
    }

    @Test
    void money_that_never_moved_does_not_go_back() {
        Attempt refused = entered(TestCard.DECLINED);
        charge(refused);
        Attempt waiting = waiting();
        for (TransactionId unpaid : List.of(refused.id(), waiting.id(), aTransactionId())) {
            assertDeclined(refund(returning(aRefundId(), unpaid, "ch_of_nobody", usd(1))));
            assertThat(harness.returnedMinor(unpaid)).isZero();
        }
    }

    @Test
    void a_charge_by_a_name_that_is_not_its_own_does_not_go_back() {
        Paid paid = paid(TestCard.WORKS);
        Paid other = paid(TestCard.WORKS);
        assertDeclined(refund(returning(aRefundId(), paid.id(), other.answer().reference(), usd(1))));
        assertReturned(paid, 0);
        assertReturned(other, 0);
    }

    @Test
    void asked_again_with_the_same_refund_id_it_answers_the_same_and_gives_back_once() {
        Paid paid = paid(TestCard.WORKS);
        Return asked = of(paid, 10_00);
        RefundAnswer first = refund(asked);
        assertThat(refund(asked)).isEqualTo(first);
        assertThat(refund(asked)).isEqualTo(first);
        assertReturned(paid, 10_00);
    }

    @Test
    void asked_again_with_the_same_refund_id_and_something_else_it_says_how_the_first_time_went() {
        Paid paid = paid(TestCard.WORKS);
        Paid other = paid(TestCard.WORKS);
        Return asked = of(paid, 10_00);
        RefundAnswer first = refund(asked);
        assertThat(refund(new Return(asked.id(), asked.charge(), usd(5_00))))
                .as("another amount")
                .isEqualTo(first);
        assertThat(refund(new Return(asked.id(), of(other, 1).charge(), asked.amount())))
                .as("another charge")
                .isEqualTo(first);
        assertReturned(paid, 10_00);
        assertReturned(other, 0);
    }

    @Test
    void a_declined_refund_stays_declined_under_its_id() {
        Paid paid = paid(TestCard.WORKS);
        Return tooMuch = of(paid, AMOUNT + 1);
        RefundAnswer declined = refund(tooMuch);
        assertThat(refund(new Return(tooMuch.id(), tooMuch.charge(), usd(1)))).isEqualTo(declined);
        assertThat(provider.findRefund(scope, tooMuch)).isEqualTo(declined);
        assertReturned(paid, 0);
    }

    @Test
    void asked_at_once_with_the_same_refund_id_it_gives_back_once() throws Exception {
        Paid paid = paid(TestCard.WORKS);
        Return asked = of(paid, 10_00);
        List<RefundAnswer> answers = atOnce(THREADS, () -> refund(asked));
        RefundAnswer found = provider.findRefund(scope, asked);
        assertThat(found).isInstanceOf(Succeeded.class);
        assertThat(answers).allMatch(answer -> answer.equals(found) || answer instanceof StillProcessing);
        assertReturned(paid, 10_00);
    }

    @Test
    void asked_at_once_with_refund_ids_of_their_own_it_gives_back_no_more_than_was_charged() throws Exception {
        Paid paid = paid(TestCard.WORKS);
        List<RefundAnswer> answers = atOnce(THREADS, () -> refund(of(paid, 10_00)));
        assertThat(answers).filteredOn(Succeeded.class::isInstance).hasSize(2);
        assertReturned(paid, 20_00);
    }

    @Test
    void finding_says_what_has_become_of_a_refund() {
        Paid paid = paid(TestCard.WORKS);
        for (long minor : List.of(AMOUNT + 1, AMOUNT, 1L)) {
            Return asked = of(paid, minor);
            RefundAnswer answer = refund(asked);
            assertThat(provider.findRefund(scope, asked)).isEqualTo(answer);
            assertThat(provider.findRefund(scope, asked)).as("again").isEqualTo(answer);
        }
    }

    @Test
    void finding_a_refund_changes_nothing() {
        Paid paid = paid(TestCard.WORKS);
        Return asked = of(paid, AMOUNT);
        assertThat(provider.findRefund(scope, asked)).isEqualTo(new NeverHeardOf());
        assertThat(provider.findRefund(scope, asked)).isEqualTo(new NeverHeardOf());
        assertReturned(paid, 0);
        assertThat(refund(asked)).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_refund_changes_nothing_of_what_is_said_of_its_attempt() {
        Paid paid = paid(TestCard.WORKS);
        refund(of(paid, AMOUNT));
        assertThat(find(paid.id())).isEqualTo(paid.answer());
        assertThat(charge(paid.attempt())).isEqualTo(paid.answer());
    }

    @Test
    void money_goes_back_and_refunds_are_found_in_their_own_scope_only() {
        Paid paid = paid(TestCard.WORKS);
        for (Scope stranger : strangers()) {
            assertDeclined(provider.refund(stranger, of(paid, 1)));
            assertReturned(paid, 0);
        }
        Return asked = of(paid, AMOUNT);
        refund(asked);
        for (Scope stranger : strangers()) {
            assertThat(provider.findRefund(stranger, asked)).isEqualTo(new NeverHeardOf());
        }
    }

    private static void assertDeclined(RefundAnswer answer) {
        assertThat(answer).isInstanceOf(Declined.class);
        assertThat(((Declined) answer).failure().code()).isNotBlank();
        assertThat(((Declined) answer).failure().message()).isNotBlank();
    }
}
