package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aRefundId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.RefundResult.Declined;
import dev.hexpay.application.port.out.RefundResult.Processing;
import dev.hexpay.application.port.out.RefundResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult.Unknown;
import dev.hexpay.domain.payment.PaymentSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of refunds by card and by plan, on every database. */
abstract class SandboxRefundCases extends SandboxFaultBed {
    private void payWithLosses(String number) {
        PaymentSource token = token(number);
        assertLost(() -> charge(id, token, Presence.ON_SESSION));
        charge(id, token, Presence.ON_SESSION);
    }

    @Test
    void card_with_lost_response_loses_the_first_response_per_refund() {
        payWithLosses("4000000000006975");
        for (int nth = 1; nth <= 2; nth++) {
            RefundRequest request = refundRequest(id, 1_00);

            assertLost(() -> refund(request));
            assertThat(ledger.refunds(id)).isEqualTo(nth);
            assertThat(refund(request)).isInstanceOf(Succeeded.class);
            assertThat(ledger.refunds(id)).isEqualTo(nth);
        }
    }

    @Test
    void card_with_lost_request_loses_the_first_request_per_refund() {
        payWithLosses("4000000000009235");
        RefundRequest request = refundRequest(id, 1_00);

        assertLost(() -> refund(request));
        assertThat(sandbox.findRefund(scope, request)).isEqualTo(new Unknown());
        assertThat(ledger.refunds(id)).isZero();
        assertThat(refund(request)).isInstanceOf(Succeeded.class);
        assertThat(ledger.refundedMinor(id)).isEqualTo(1_00);
    }

    @Test
    void detached_card_still_loses_the_refund_response() {
        payWithLosses("4000000000006975");
        sandbox.detach(
                scope, savedMethod(sandbox.find(scope, aChargeRequest(id))).reference());

        assertLost(() -> refund(refundRequest(id, 1_00)));
    }

    @Test
    void planned_lost_request_refunds_nothing() {
        pay(id, GOOD);
        plan.plan(Operation.REFUND, id, 1, new Fault.LostBeforeEffect());
        plan.plan(Operation.FIND_REFUND, id, 1, new Fault.LostBeforeEffect());
        RefundRequest request = refundRequest(id, 25_00);

        assertLost(() -> refund(request));
        assertLost(() -> sandbox.findRefund(scope, request));
        assertThat(sandbox.findRefund(scope, request)).isEqualTo(new Unknown());
        assertThat(refund(request)).isInstanceOf(Succeeded.class);
        assertThat(ledger.netMinor(id)).isZero();
    }

    @Test
    void planned_lost_or_error_response_refunds_once() {
        pay(id, GOOD);
        plan.plan(Operation.REFUND, id, 1, new Fault.ErrorAfterEffect());
        plan.plan(Operation.REFUND, id, 2, new Fault.LostAfterEffect());
        RefundRequest request = refundRequest(id, 25_00);

        assertLost(() -> refund(request));
        assertLost(() -> refund(request));
        assertThat(refund(request)).isInstanceOf(Succeeded.class).isEqualTo(sandbox.findRefund(scope, request));
        assertThat(ledger.refunds(id)).isEqualTo(1);
    }

    @Test
    void slow_refund_takes_effect_after_the_delay() {
        pay(id, GOOD);
        List<Integer> refundCounts = new ArrayList<>();
        Runnable look = () -> refundCounts.add(ledger.refunds(id));
        plan.plan(Operation.REFUND, id, 1, new Fault.Slow(look, look));

        refund(refundRequest(id, 25_00));

        assertThat(refundCounts).containsExactly(0, 1);
    }

    @Test
    void delayed_refund_is_processing_until_it_completes() {
        pay(id, GOOD);
        plan.plan(Operation.REFUND, id, 1, new Fault.Delayed());
        RefundRequest request = refundRequest(id, 25_00);

        assertThat(refund(request)).isInstanceOf(Processing.class);
        assertThat(refund(request)).isInstanceOf(Processing.class);
        assertThat(sandbox.findRefund(scope, request)).isInstanceOf(Processing.class);
        assertThat(ledger.refunds(id)).isZero();

        RefundResult delayed = sandbox.completeDelayedRefund(scope, request.id());
        assertThat(delayed).isInstanceOf(Succeeded.class).isEqualTo(sandbox.findRefund(scope, request));
        assertThat(sandbox.completeDelayedRefund(scope, request.id())).isEqualTo(delayed);
        assertThat(ledger.refundedMinor(id)).isEqualTo(25_00);
    }

    @Test
    void delayed_refund_reserves_its_amount() {
        pay(id, GOOD);
        RefundRequest delayed = refundRequest(id, 20_00);
        plan.plan(Operation.REFUND, id, 1, new Fault.Delayed());
        refund(delayed);
        plan.plan(Operation.REFUND, id, 1, new Fault.None());

        assertThat(refund(refundRequest(id, 6_00))).isEqualTo(new Declined(Failures.CHARGE_REFUNDED));
        assertThat(refund(refundRequest(id, 5_00))).isInstanceOf(Succeeded.class);
        sandbox.completeDelayedRefund(scope, delayed.id());
        assertThat(ledger.netMinor(id)).isZero();
    }

    @Test
    void declined_refund_is_final_and_another_can_succeed() {
        pay(id, GOOD);
        plan.plan(Operation.REFUND, id, 1, new Fault.DeclinedThenSucceeds());
        RefundRequest request = refundRequest(id, 25_00);

        assertThat(refund(request)).isEqualTo(new Declined(Failures.REFUND_FAILED));
        assertThat(sandbox.completeDelayedRefund(scope, request.id())).isEqualTo(new Declined(Failures.REFUND_FAILED));
        plan.plan(Operation.REFUND, id, 1, new Fault.None());
        assertThat(refund(refundRequest(id, 25_00))).isInstanceOf(Succeeded.class);
        assertThat(ledger.refunds(id)).isEqualTo(1);
    }

    @Test
    void unknown_refund_cannot_be_completed() {
        assertThat(sandbox.completeDelayedRefund(scope, aRefundId())).isEqualTo(new Unknown());
    }
}
