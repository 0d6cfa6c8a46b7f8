package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.contract.Concurrency.concurrently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.RefundResult.Declined;
import dev.hexpay.application.port.out.RefundResult.Processing;
import dev.hexpay.application.port.out.RefundResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult.Unknown;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} guarantees about refunds. */
public abstract class RefundingContract extends ProviderContract {
    private static final int THREADS = 8;

    @Test
    void a_charge_is_refunded_in_full() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundResult result = refund(refundOf(paid, AMOUNT));
        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(((Succeeded) result).reference()).isNotBlank();
        assertRefunded(paid, AMOUNT);
    }

    @Test
    void a_refund_without_objection_is_made() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertThat(provider.objectionToRefund(scope, usd(10_00))).isEmpty();
        assertThat(refund(refundOf(paid, 10_00))).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_charge_is_refunded_in_part_and_then_in_full() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundResult part = refund(refundOf(paid, 10_00));
        assertRefunded(paid, 10_00);
        RefundResult rest = refund(refundOf(paid, AMOUNT - 10_00));
        assertRefunded(paid, AMOUNT);
        assertThat(((Succeeded) part).reference()).isNotEqualTo(((Succeeded) rest).reference());
    }

    @Test
    void a_charge_of_a_saved_card_is_refunded() {
        Paid paid = paid(offSession(vaulted(TestCard.SUCCEEDS)));
        assertThat(refund(refundOf(paid, AMOUNT))).isInstanceOf(Succeeded.class);
        assertRefunded(paid, AMOUNT);
    }

    @Test
    void a_refund_above_the_charge_is_declined() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertDeclined(refund(refundOf(paid, AMOUNT + 1)));
        assertRefunded(paid, 0);
    }

    @Test
    void a_refund_above_the_remainder_is_declined_and_the_remainder_is_refundable() {
        Paid paid = paid(TestCard.SUCCEEDS);
        refund(refundOf(paid, AMOUNT - 1));
        assertDeclined(refund(refundOf(paid, 2)));
        assertRefunded(paid, AMOUNT - 1);
        assertThat(refund(refundOf(paid, 1))).isInstanceOf(Succeeded.class);
        assertDeclined(refund(refundOf(paid, 1)));
        assertRefunded(paid, AMOUNT);
    }

    @Test
    void a_refund_in_another_currency_is_declined() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertDeclined(
                refund(refundRequest(aRefundId(), paid.id(), paid.result().reference(), eur(1_00))));
        assertRefunded(paid, 0);
    }

    @Test
    void a_charge_without_success_is_not_refunded() {
        ChargeRequest failed = onSession(TestCard.DECLINED);
        charge(failed);
        ChargeRequest pending = requiringAction();
        for (TransactionId unpaid : List.of(failed.id(), pending.id(), aTransactionId())) {
            assertDeclined(refund(refundRequest(aRefundId(), unpaid, "ch_unknown", usd(1))));
            assertThat(harness.refundedMinor(unpaid)).isZero();
        }
    }

    @Test
    void a_refund_with_the_reference_of_another_charge_is_declined() {
        Paid paid = paid(TestCard.SUCCEEDS);
        Paid other = paid(TestCard.SUCCEEDS);
        assertDeclined(
                refund(refundRequest(aRefundId(), paid.id(), other.result().reference(), usd(1))));
        assertRefunded(paid, 0);
        assertRefunded(other, 0);
    }

    @Test
    void a_retry_with_the_same_id_returns_the_same_result_and_refunds_once() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, 10_00);
        RefundResult first = refund(request);
        assertThat(refund(request)).isEqualTo(first);
        assertThat(refund(request)).isEqualTo(first);
        assertRefunded(paid, 10_00);
    }

    @Test
    void a_retry_with_another_amount_or_charge_refunds_nothing_more() {
        Paid paid = paid(TestCard.SUCCEEDS);
        Paid other = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, 10_00);
        refund(request);
        refund(new RefundRequest(request.id(), request.charge(), usd(5_00), request.createdAt()));
        refund(new RefundRequest(request.id(), refundOf(other, 1).charge(), request.amount(), request.createdAt()));
        assertRefunded(paid, 10_00);
        assertRefunded(other, 0);
    }

    @Test
    void a_declined_refund_stays_declined_under_its_id() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest tooMuch = refundOf(paid, AMOUNT + 1);
        RefundResult declined = refund(tooMuch);
        assertThat(refund(tooMuch)).isEqualTo(declined);
        assertThat(refund(new RefundRequest(tooMuch.id(), tooMuch.charge(), usd(1), tooMuch.createdAt())))
                .isNotInstanceOf(Succeeded.class);
        assertThat(provider.findRefund(scope, tooMuch)).isIn(declined, new Unknown());
        assertRefunded(paid, 0);
    }

    @Test
    void concurrent_requests_with_the_same_id_refund_once() throws Exception {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, 10_00);
        List<RefundResult> results = concurrently(THREADS, i -> refund(request));
        RefundResult found = provider.findRefund(scope, request);
        assertThat(found).isInstanceOf(Succeeded.class);
        assertThat(results).allMatch(result -> result.equals(found) || result instanceof Processing);
        assertRefunded(paid, 10_00);
    }

    @Test
    void concurrent_refunds_never_exceed_the_charge() throws Exception {
        Paid paid = paid(TestCard.SUCCEEDS);
        List<RefundResult> results = concurrently(THREADS, i -> refund(refundOf(paid, 10_00)));
        assertThat(results).filteredOn(Succeeded.class::isInstance).hasSize(2);
        assertRefunded(paid, 20_00);
    }

    @Test
    void find_refund_returns_the_result_of_a_refund() {
        Paid paid = paid(TestCard.SUCCEEDS);
        for (long minor : List.of(AMOUNT + 1, AMOUNT, 1L)) {
            RefundRequest request = refundOf(paid, minor);
            RefundResult result = refund(request);
            // A provider need not keep a refund that it declined.
            RefundResult kept = result instanceof Declined ? new Unknown() : result;
            assertThat(provider.findRefund(scope, request)).isIn(result, kept);
            assertThat(provider.findRefund(scope, request)).as("again").isIn(result, kept);
        }
    }

    @Test
    void find_refund_changes_nothing() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, AMOUNT);
        assertThat(provider.findRefund(scope, request)).isEqualTo(new Unknown());
        assertThat(provider.findRefund(scope, request)).isEqualTo(new Unknown());
        assertRefunded(paid, 0);
        assertThat(refund(request)).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_refund_changes_only_the_returned_amount_of_its_charge() {
        Paid paid = paid(TestCard.SUCCEEDS);
        assertThat(paid.result().returned()).isEqualTo(usd(0));
        refund(refundOf(paid, 10_00));
        assertThat(find(paid.request())).isEqualTo(withReturned(paid, 10_00));
        assertThat(charge(paid.request())).isIn(paid.result(), withReturned(paid, 10_00));
        refund(refundOf(paid, AMOUNT - 10_00));
        assertThat(find(paid.request())).isEqualTo(withReturned(paid, AMOUNT));
    }

    @Test
    void a_refund_made_elsewhere_is_returned_and_no_longer_refundable() {
        Paid paid = paid(TestCard.SUCCEEDS);
        harness.refundElsewhere(scope, paid.id(), 5_00);
        assertThat(find(paid.request())).isEqualTo(withReturned(paid, 5_00));
        assertDeclined(refund(refundOf(paid, AMOUNT - 4_99)));
        assertThat(refund(refundOf(paid, 10_00))).isInstanceOf(Succeeded.class);
        assertThat(find(paid.request())).isEqualTo(withReturned(paid, 15_00));
        assertRefunded(paid, 15_00);
    }

    @Test
    void a_refund_that_fails_late_is_declined_and_its_amount_is_refundable() {
        Paid paid = paid(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(paid, AMOUNT);
        refund(request);
        harness.failRefundLate(scope, request.id());
        assertDeclined(provider.findRefund(scope, request));
        assertThat(find(paid.request())).isEqualTo(withReturned(paid, 0));
        refund(request);
        assertRefunded(paid, 0);
        assertThat(refund(refundOf(paid, AMOUNT))).isInstanceOf(Succeeded.class);
        assertRefunded(paid, AMOUNT);
        assertDeclined(provider.findRefund(scope, request));
    }

    private static ProviderResult withReturned(Paid paid, long minor) {
        ProviderResult.Succeeded result = paid.result();
        return new ProviderResult.Succeeded(result.reference(), result.vaulted(), result.dispute(), usd(minor));
    }

    @Test
    void refunds_are_made_and_found_in_their_own_scope_only() {
        Paid paid = paid(TestCard.SUCCEEDS);
        for (Scope otherScope : otherScopes()) {
            assertDeclined(provider.refund(otherScope, refundOf(paid, 1)));
            assertRefunded(paid, 0);
        }
        RefundRequest request = refundOf(paid, AMOUNT);
        refund(request);
        for (Scope otherScope : otherScopes()) {
            assertThat(provider.findRefund(otherScope, request)).isEqualTo(new Unknown());
        }
    }

    private static void assertDeclined(RefundResult result) {
        assertThat(result).isInstanceOf(Declined.class);
        assertThat(((Declined) result).failure().code()).isNotBlank();
        assertThat(((Declined) result).failure().message()).isNotBlank();
    }
}
