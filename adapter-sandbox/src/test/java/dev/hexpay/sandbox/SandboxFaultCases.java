package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.StillProcessing;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong by card and by plan, on every database. */
abstract class SandboxFaultCases extends SandboxTestBed {
    private static final String ANSWER_LOST = "4000000000006975";
    private static final String QUESTION_LOST = "4000000000009235";

    private final TransactionId id = aTransactionId();
    private final FaultPlan plan = new FaultPlan();

    @BeforeEach
    void plan() {
        sandbox = new SandboxProvider(books, new SettableClock(), new SequentialIds()::secret, plan);
    }

    private void assertLost(Runnable question) {
        assertThatThrownBy(question::run).isInstanceOf(NoAnswer.class);
    }

    @Test
    void a_card_whose_answer_is_lost_is_charged_once() {
        Instrument token = token(ANSWER_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(ledger.charges(id)).isEqualTo(1);
        assertThat(sandbox.find(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(sandbox.find(scope, id));
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void a_card_whose_question_is_lost_is_charged_when_it_is_asked_again() {
        Instrument token = token(QUESTION_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(sandbox.find(scope, id)).isEqualTo(new NeverHeardOf());
        assertThat(ledger.charges(id)).isZero();
        assertThat(charge(id, token, Presence.ON_SESSION)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER_LOST, QUESTION_LOST})
    void on_file_it_loses_the_first_of_every_attempt(String number) {
        Instrument token = token(number);
        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        Instrument onFile = onFile(charge(id, token, Presence.ON_SESSION));

        for (int nth = 1; nth <= 2; nth++) {
            TransactionId renewal = aTransactionId();
            assertLost(() -> charge(renewal, onFile, Presence.OFF_SESSION));
            assertThat(charge(renewal, onFile, Presence.OFF_SESSION)).isInstanceOf(Succeeded.class);
            assertThat(ledger.charges(renewal)).isEqualTo(1);
        }
    }

    @Test
    void a_sandbox_without_a_plan_loses_by_card_too() {
        sandbox = new SandboxProvider(books, new SettableClock(), new SequentialIds(2)::secret);
        Instrument token = token(ANSWER_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void a_processing_error_declines() {
        assertThat(code(pay(id, "4000000000000119"))).isEqualTo("processing_error");
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void a_disputed_charge_succeeds_and_is_disputed_with_its_payer_and_without() {
        Instrument onFile = onFile(pay(id, "4000000000000259"));
        TransactionId renewal = aTransactionId();

        assertThat(charge(renewal, onFile, Presence.OFF_SESSION)).isInstanceOf(Succeeded.class);

        assertThat(ledger.disputes(id)).isEqualTo(1);
        assertThat(ledger.disputes(renewal)).isEqualTo(1);
        assertThat(ledger.charges(scope)).isEqualTo(2);
        pay(aTransactionId(), GOOD);
        assertThat(ledger.disputes(scope)).isEqualTo(2);
    }

    @Test
    void a_question_that_is_lost_by_plan_does_nothing() {
        plan.plan(Verb.CHARGE, id, 2, new Fault.LostBeforeEffect());
        Instrument token = token(GOOD);
        ProviderAnswer first = charge(id, token, Presence.ON_SESSION);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(first);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void every_question_can_be_lost() {
        for (Verb verb : Verb.values()) {
            plan.plan(verb, id, 1, new Fault.LostBeforeEffect());
        }
        Instrument token = token(ASKS_AT_SET_UP);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        assertLost(() -> sandbox.find(scope, id));
        assertLost(() -> sandbox.abandon(scope, id));
        assertLost(() -> sandbox.authenticate(scope, id, Authentication.COMPLETED));
        assertThat(sandbox.find(scope, id)).isEqualTo(new NeverHeardOf());
    }

    @Test
    void an_answer_can_be_lost_or_an_error_after_all_was_done() {
        plan.plan(Verb.CHARGE, id, 1, new Fault.ErrorAfterEffect());
        plan.plan(Verb.AUTHENTICATE, id, 1, new Fault.LostAfterEffect());

        assertLost(() -> pay(id, ASKS_AT_SET_UP));
        assertThat(sandbox.find(scope, id)).isEqualTo(new NeedsAction());
        assertLost(() -> sandbox.authenticate(scope, id, Authentication.COMPLETED));
        assertThat(sandbox.find(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void while_it_takes_long_it_has_done_nothing_and_then_it_has() {
        List<Integer> charged = new ArrayList<>();
        Runnable look = () -> charged.add(ledger.charges(id));
        plan.plan(Verb.CHARGE, id, 1, new Fault.Slow(look, look));

        assertThat(pay(id, GOOD)).isInstanceOf(Succeeded.class);

        assertThat(charged).containsExactly(0, 1);
    }

    @Test
    void what_is_late_is_processing_until_it_proceeds() {
        plan.plan(Verb.CHARGE, id, 1, new Fault.Late());
        Instrument token = token(GOOD);

        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(new StillProcessing());
        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(new StillProcessing());
        assertThat(sandbox.find(scope, id)).isEqualTo(new StillProcessing());
        assertThat(ledger.charges(id)).isZero();

        ProviderAnswer late = sandbox.proceed(scope, id);
        assertThat(late).isInstanceOf(Succeeded.class).isEqualTo(sandbox.find(scope, id));
        assertThat(vaulted(late).last4()).isEqualTo("4242");
        assertThat(sandbox.proceed(scope, id)).isEqualTo(late);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void what_is_late_comes_to_what_its_card_does() {
        TransactionId asks = aTransactionId();
        TransactionId disputed = aTransactionId();
        for (TransactionId late : List.of(id, asks, disputed)) {
            plan.plan(Verb.CHARGE, late, 1, new Fault.Late());
        }
        pay(id, "4000000000009995");
        pay(asks, ASKS_ALWAYS);
        pay(disputed, "4000000000000259");

        assertThat(sandbox.proceed(scope, id)).isEqualTo(new Declined(Failures.INSUFFICIENT_FUNDS));
        assertThat(sandbox.proceed(scope, asks)).isEqualTo(new NeedsAction());
        assertThat(sandbox.proceed(scope, disputed)).isInstanceOf(Succeeded.class);
        assertThat(ledger.disputes(disputed)).isEqualTo(1);
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @Test
    void an_authentication_can_be_late_and_is_then_over_for_those_who_give_up() {
        plan.plan(Verb.AUTHENTICATE, id, 1, new Fault.Late());
        pay(id, ASKS_AT_SET_UP);

        assertThat(sandbox.authenticate(scope, id, Authentication.COMPLETED)).isEqualTo(new StillProcessing());
        assertThat(sandbox.abandon(scope, id)).isEqualTo(new StillProcessing());
        assertThat(sandbox.proceed(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void what_was_declined_first_succeeds_when_it_proceeds() {
        plan.plan(Verb.CHARGE, id, 1, new Fault.DeclinesFirst());

        assertThat(pay(id, GOOD)).isEqualTo(new Declined(Failures.GENERIC_DECLINE));
        assertThat(sandbox.find(scope, id)).isEqualTo(new Declined(Failures.GENERIC_DECLINE));
        assertThat(ledger.charges(id)).isZero();

        assertThat(sandbox.proceed(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(sandbox.find(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void what_was_abandoned_can_still_succeed() {
        plan.plan(Verb.ABANDON, id, 1, new Fault.DeclinesFirst());
        pay(id, ASKS_AT_SET_UP);

        assertThat(code(sandbox.abandon(scope, id))).isEqualTo("authentication_abandoned");
        assertThat(sandbox.proceed(scope, id)).isInstanceOf(Succeeded.class);
    }

    @Test
    void where_nothing_was_put_off_nothing_proceeds() {
        ProviderAnswer declined = pay(id, "4000000000000002");

        assertThat(sandbox.proceed(scope, id)).isEqualTo(declined);
        assertThat(sandbox.proceed(scope, aTransactionId())).isEqualTo(new NeverHeardOf());
    }

    @Test
    void twins_lose_the_first_question_between_them() {
        Instrument token = token(QUESTION_LOST);
        CyclicBarrier together = new CyclicBarrier(8);

        List<Boolean> lost = AtOnce.run(8, nth -> {
            try {
                together.await();
                charge(id, token, Presence.ON_SESSION);
                return false;
            } catch (NoAnswer e) {
                return true;
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(lost).filteredOn(isLost -> isLost).hasSize(1);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }
}
