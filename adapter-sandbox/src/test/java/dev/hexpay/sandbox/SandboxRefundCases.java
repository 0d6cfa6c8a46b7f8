package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.application.port.out.RefundAnswer.Declined;
import dev.hexpay.application.port.out.RefundAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.RefundAnswer.StillProcessing;
import dev.hexpay.application.port.out.RefundAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with refunds by card and by plan, on every database. */
abstract class SandboxRefundCases extends SandboxTestBed {
    private final TransactionId id = aTransactionId();
    private final FaultPlan plan = new FaultPlan();

    @BeforeEach
    void plan() {
        sandbox = new SandboxProvider(books, new SettableClock(), new SequentialIds()::secret, plan);
    }

    private void assertLost(Runnable question) {
        assertThatThrownBy(question::run).isInstanceOf(NoAnswer.class);
    }

    private void payWithLosses(String number) {
        Instrument token = token(number);
        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        charge(id, token, Presence.ON_SESSION);
    }

    @Test
    void a_card_whose_answer_is_lost_loses_the_first_answer_of_each_refund() {
        payWithLosses("4000000000006975");
        for (int nth = 1; nth <= 2; nth++) {
            Return asked = returning(id, 1_00);

            assertLost(() -> refund(asked));
            assertThat(ledger.refunds(id)).isEqualTo(nth);
            assertThat(refund(asked)).isInstanceOf(Succeeded.class);
            assertThat(ledger.refunds(id)).isEqualTo(nth);
        }
    }

    @Test
    void a_card_whose_question_is_lost_loses_the_first_question_of_each_refund() {
        payWithLosses("4000000000009235");
        Return asked = returning(id, 1_00);

        assertLost(() -> refund(asked));
        assertThat(sandbox.findRefund(scope, asked)).isEqualTo(new NeverHeardOf());
        assertThat(ledger.refunds(id)).isZero();
        assertThat(refund(asked)).isInstanceOf(Succeeded.class);
        assertThat(ledger.returnedMinor(id)).isEqualTo(1_00);
    }

    @Test
    void a_refund_is_lost_by_card_though_the_card_was_thrown_away() {
        payWithLosses("4000000000006975");
        sandbox.forget(scope, onFile(sandbox.find(scope, id)).reference());

        assertLost(() -> refund(returning(id, 1_00)));
    }

    @Test
    void by_plan_the_question_is_lost_and_nothing_went_back() {
        pay(id, GOOD);
        plan.plan(Verb.REFUND, id, 1, new Fault.LostBeforeEffect());
        plan.plan(Verb.FIND_REFUND, id, 1, new Fault.LostBeforeEffect());
        Return asked = returning(id, 25_00);

        assertLost(() -> refund(asked));
        assertLost(() -> sandbox.findRefund(scope, asked));
        assertThat(sandbox.findRefund(scope, asked)).isEqualTo(new NeverHeardOf());
        assertThat(refund(asked)).isInstanceOf(Succeeded.class);
        assertThat(ledger.netMinor(id)).isZero();
    }

    @Test
    void by_plan_the_answer_is_lost_or_an_error_and_all_went_back() {
        pay(id, GOOD);
        plan.plan(Verb.REFUND, id, 1, new Fault.ErrorAfterEffect());
        plan.plan(Verb.REFUND, id, 2, new Fault.LostAfterEffect());
        Return asked = returning(id, 25_00);

        assertLost(() -> refund(asked));
        assertLost(() -> refund(asked));
        assertThat(refund(asked)).isInstanceOf(Succeeded.class).isEqualTo(sandbox.findRefund(scope, asked));
        assertThat(ledger.refunds(id)).isEqualTo(1);
    }

    @Test
    void while_it_takes_long_nothing_has_gone_back_and_then_it_has() {
        pay(id, GOOD);
        List<Integer> returned = new ArrayList<>();
        Runnable look = () -> returned.add(ledger.refunds(id));
        plan.plan(Verb.REFUND, id, 1, new Fault.Slow(look, look));

        refund(returning(id, 25_00));

        assertThat(returned).containsExactly(0, 1);
    }

    @Test
    void a_late_refund_is_processing_until_it_proceeds() {
        pay(id, GOOD);
        plan.plan(Verb.REFUND, id, 1, new Fault.Late());
        Return asked = returning(id, 25_00);

        assertThat(refund(asked)).isEqualTo(new StillProcessing());
        assertThat(refund(asked)).isEqualTo(new StillProcessing());
        assertThat(sandbox.findRefund(scope, asked)).isEqualTo(new StillProcessing());
        assertThat(ledger.refunds(id)).isZero();

        RefundAnswer late = sandbox.proceedRefund(scope, asked.id());
        assertThat(late).isInstanceOf(Succeeded.class).isEqualTo(sandbox.findRefund(scope, asked));
        assertThat(sandbox.proceedRefund(scope, asked.id())).isEqualTo(late);
        assertThat(ledger.returnedMinor(id)).isEqualTo(25_00);
    }

    @Test
    void what_a_late_refund_will_take_no_other_takes() {
        pay(id, GOOD);
        Return late = returning(id, 20_00);
        plan.plan(Verb.REFUND, id, 1, new Fault.Late());
        refund(late);
        plan.plan(Verb.REFUND, id, 1, new Fault.None());

        assertThat(refund(returning(id, 6_00))).isEqualTo(new Declined(Failures.CHARGE_REFUNDED));
        assertThat(refund(returning(id, 5_00))).isInstanceOf(Succeeded.class);
        sandbox.proceedRefund(scope, late.id());
        assertThat(ledger.netMinor(id)).isZero();
    }

    @Test
    void by_plan_the_bank_declines_a_refund_for_good_and_its_money_can_go_back_by_another() {
        pay(id, GOOD);
        plan.plan(Verb.REFUND, id, 1, new Fault.DeclinesFirst());
        Return asked = returning(id, 25_00);

        assertThat(refund(asked)).isEqualTo(new Declined(Failures.REFUND_FAILED));
        assertThat(sandbox.proceedRefund(scope, asked.id())).isEqualTo(new Declined(Failures.REFUND_FAILED));
        plan.plan(Verb.REFUND, id, 1, new Fault.None());
        assertThat(refund(returning(id, 25_00))).isInstanceOf(Succeeded.class);
        assertThat(ledger.refunds(id)).isEqualTo(1);
    }

    @Test
    void where_no_refund_was_put_off_none_proceeds() {
        assertThat(sandbox.proceedRefund(scope, aRefundId())).isEqualTo(new NeverHeardOf());
    }
}
