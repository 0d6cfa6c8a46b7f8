package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults by card and by plan, on every database. */
abstract class SandboxFaultCases extends SandboxFaultBed {
    private static final String ANSWER_LOST = "4000000000006975";
    private static final String REQUEST_LOST = "4000000000009235";

    @Test
    void card_with_lost_response_is_charged_once() {
        PaymentSource token = token(ANSWER_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(ledger.charges(id)).isEqualTo(1);
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(Succeeded.class);
        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(sandbox.find(scope, aChargeRequest(id)));
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void card_with_lost_request_is_charged_when_retried() {
        PaymentSource token = token(REQUEST_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(sandbox.find(scope, aChargeRequest(id))).isEqualTo(new Unknown());
        assertThat(ledger.charges(id)).isZero();
        assertThat(charge(id, token, Presence.ON_SESSION)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {ANSWER_LOST, REQUEST_LOST})
    void saved_faulty_card_loses_the_first_call_of_each_charge(String number) {
        PaymentSource token = token(number);
        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        PaymentSource savedMethod = savedMethod(charge(id, token, Presence.ON_SESSION));

        for (int nth = 1; nth <= 2; nth++) {
            TransactionId renewal = aTransactionId();
            assertLost(() -> charge(renewal, savedMethod, Presence.OFF_SESSION));
            assertThat(charge(renewal, savedMethod, Presence.OFF_SESSION)).isInstanceOf(Succeeded.class);
            assertThat(ledger.charges(renewal)).isEqualTo(1);
        }
    }

    @Test
    void faulty_card_works_without_a_plan() {
        sandbox = new SandboxProvider(
                SandboxDatabase.open(dataSource), new SettableClock(), new SequentialIds(2)::secret);
        PaymentSource token = token(ANSWER_LOST);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void a_processing_error_declines() {
        assertThat(code(pay(id, "4000000000000119"))).isEqualTo("processing_error");
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void disputed_card_succeeds_and_is_disputed_on_and_off_session() {
        PaymentSource savedMethod = savedMethod(pay(id, "4000000000000259"));
        TransactionId renewal = aTransactionId();

        assertThat(charge(renewal, savedMethod, Presence.OFF_SESSION)).isInstanceOf(Succeeded.class);

        assertThat(ledger.disputes(id)).isEqualTo(1);
        assertThat(ledger.disputes(renewal)).isEqualTo(1);
        assertThat(ledger.charges(scope)).isEqualTo(2);
        pay(aTransactionId(), GOOD);
        assertThat(ledger.disputes(scope)).isEqualTo(2);
    }

    @Test
    void planned_lost_request_has_no_effect() {
        plan.plan(Operation.CHARGE, id, 2, new Fault.LostBeforeEffect());
        PaymentSource token = token(GOOD);
        ProviderResult first = charge(id, token, Presence.ON_SESSION);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));

        assertThat(charge(id, token, Presence.ON_SESSION)).isEqualTo(first);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void every_operation_can_lose_its_request() {
        for (Operation operation : Operation.values()) {
            plan.plan(operation, id, 1, new Fault.LostBeforeEffect());
        }
        PaymentSource token = token(AUTHENTICATES_AT_SETUP);

        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        assertLost(() -> sandbox.find(scope, aChargeRequest(id)));
        assertLost(() -> sandbox.cancel(scope, aChargeRequest(id)));
        assertLost(() -> sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED));
        assertThat(sandbox.find(scope, aChargeRequest(id))).isEqualTo(new Unknown());
    }

    @Test
    void response_can_be_lost_or_an_error_after_the_effect() {
        plan.plan(Operation.CHARGE, id, 1, new Fault.ErrorAfterEffect());
        plan.plan(Operation.AUTHENTICATE, id, 1, new Fault.LostAfterEffect());

        assertLost(() -> pay(id, AUTHENTICATES_AT_SETUP));
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(RequiresAction.class);
        assertLost(() -> sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED));
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void slow_charge_takes_effect_after_the_delay() {
        List<Integer> charged = new ArrayList<>();
        Runnable look = () -> charged.add(ledger.charges(id));
        plan.plan(Operation.CHARGE, id, 1, new Fault.Slow(look, look));

        assertThat(pay(id, GOOD)).isInstanceOf(Succeeded.class);

        assertThat(charged).containsExactly(0, 1);
    }

    @Test
    void delayed_charge_is_processing_until_it_completes() {
        plan.plan(Operation.CHARGE, id, 1, new Fault.Delayed());
        PaymentSource token = token(GOOD);

        assertThat(charge(id, token, Presence.ON_SESSION)).isInstanceOf(Processing.class);
        assertThat(charge(id, token, Presence.ON_SESSION)).isInstanceOf(Processing.class);
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(Processing.class);
        assertThat(ledger.charges(id)).isZero();

        ProviderResult delayed = sandbox.completeDelayed(scope, id);
        assertThat(delayed).isInstanceOf(Succeeded.class).isEqualTo(sandbox.find(scope, aChargeRequest(id)));
        assertThat(savedCard(delayed).last4()).isEqualTo("4242");
        assertThat(sandbox.completeDelayed(scope, id)).isEqualTo(delayed);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void delayed_charge_completes_with_the_outcome_of_its_card() {
        TransactionId authenticating = aTransactionId();
        TransactionId disputed = aTransactionId();
        for (TransactionId delayed : List.of(id, authenticating, disputed)) {
            plan.plan(Operation.CHARGE, delayed, 1, new Fault.Delayed());
        }
        pay(id, "4000000000009995");
        pay(authenticating, AUTHENTICATES_ALWAYS);
        pay(disputed, "4000000000000259");

        assertThat(failure(sandbox.completeDelayed(scope, id))).isEqualTo(Failures.INSUFFICIENT_FUNDS);
        assertThat(sandbox.completeDelayed(scope, authenticating)).isInstanceOf(RequiresAction.class);
        assertThat(sandbox.completeDelayed(scope, disputed)).isInstanceOf(Succeeded.class);
        assertThat(ledger.disputes(disputed)).isEqualTo(1);
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @Test
    void delayed_authentication_cannot_be_canceled() {
        plan.plan(Operation.AUTHENTICATE, id, 1, new Fault.Delayed());
        pay(id, AUTHENTICATES_AT_SETUP);

        assertThat(sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED))
                .isInstanceOf(Processing.class);
        assertThat(sandbox.cancel(scope, aChargeRequest(id))).isInstanceOf(Processing.class);
        assertThat(sandbox.completeDelayed(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void declined_charge_can_succeed_later() {
        plan.plan(Operation.CHARGE, id, 1, new Fault.DeclinedThenSucceeds());

        assertThat(failure(pay(id, GOOD))).isEqualTo(Failures.GENERIC_DECLINE);
        assertThat(failure(sandbox.find(scope, aChargeRequest(id)))).isEqualTo(Failures.GENERIC_DECLINE);
        assertThat(ledger.charges(id)).isZero();

        assertThat(sandbox.completeDelayed(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(sandbox.find(scope, aChargeRequest(id))).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void canceled_charge_can_succeed_later() {
        plan.plan(Operation.ABANDON, id, 1, new Fault.DeclinedThenSucceeds());
        pay(id, AUTHENTICATES_AT_SETUP);

        assertThat(code(sandbox.cancel(scope, aChargeRequest(id)))).isEqualTo("authentication_abandoned");
        assertThat(sandbox.completeDelayed(scope, id)).isInstanceOf(Succeeded.class);
    }

    @Test
    void charge_without_pending_outcome_stays_as_it_is() {
        ProviderResult declined = pay(id, "4000000000000002");

        assertThat(sandbox.completeDelayed(scope, id)).isEqualTo(declined);
        assertThat(sandbox.completeDelayed(scope, aTransactionId())).isEqualTo(new Unknown());
    }

    @Test
    void concurrent_calls_lose_one_request() {
        PaymentSource token = token(REQUEST_LOST);
        CyclicBarrier together = new CyclicBarrier(8);

        List<Boolean> lost = Concurrently.run(8, nth -> {
            try {
                together.await();
                charge(id, token, Presence.ON_SESSION);
                return false;
            } catch (LostAnswerException e) {
                return true;
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(lost).filteredOn(isLost -> isLost).hasSize(1);
        assertThat(ledger.charges(id)).isEqualTo(1);
    }
}
