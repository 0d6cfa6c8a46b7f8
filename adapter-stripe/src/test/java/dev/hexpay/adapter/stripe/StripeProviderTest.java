package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.money;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Mismatch;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the contracts do not say, because only Stripe is so. */
class StripeProviderTest extends StripeFixture {
    @Test
    void a_charge_with_known_reference_is_read_and_not_searched() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        Succeeded result = paid(request);
        stub.recording().clear();
        assertThat(find(knowing(request, result.reference()))).isEqualTo(result);
        assertThat(stub.recording().count("GET", INTENTS)).isZero();
        assertThat(stub.recording().count("GET", INTENTS + "/*")).isEqualTo(1);
    }

    @Test
    void a_reference_of_another_transaction_or_scope_is_unknown() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        String reference = paid(request).reference();
        assertThat(find(knowing(onSession(TestCard.SUCCEEDS), reference))).isEqualTo(new Unknown());
        assertThat(provider.find(aScope(), knowing(request, reference))).isEqualTo(new Unknown());
        assertThat(provider.cancel(aScope(), knowing(request, reference))).isEqualTo(new Unknown());
    }

    @Test
    void a_charge_is_found_behind_a_page_of_others() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        Succeeded result = paid(request);
        for (int i = 0; i < StripeApi.PAGE; i++) {
            charge(onSession(TestCard.SUCCEEDS));
        }
        stub.recording().clear();
        assertThat(find(request)).isEqualTo(result);
        assertThat(stub.recording().count("GET", INTENTS)).isEqualTo(2);
    }

    @Test
    void a_declined_charge_cannot_be_paid_any_more() {
        ChargeRequest request = onSession(TestCard.DECLINED);
        ProviderResult result = charge(request);
        assertThat(result).isInstanceOf(Declined.class);
        assertThat(statusOf(result)).isEqualTo("canceled");
        assertThatThrownBy(() -> stub.confirmInBrowser(
                harness.intent(scope, String.valueOf(result.reference())).getClientSecret(), "4242424242424242"));
        assertThat(moved(request)).isZero();
    }

    @Test
    void a_charge_that_the_bank_declines_later_is_canceled_when_it_is_looked_up() {
        stub.bank().answerPaymentsLater();
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult processing = charge(request);
        assertThat(processing).isInstanceOf(Processing.class);
        assertThat(processing.reference()).startsWith("pi_");
        stub.bank().decline(processing.reference(), "insufficient_funds");
        ProviderResult declined = find(request);
        assertThat(((Declined) declined).failure().declineCode()).isEqualTo("insufficient_funds");
        assertThat(statusOf(declined)).isEqualTo("canceled");
    }

    @Test
    void a_charge_that_is_processing_succeeds_later() {
        stub.bank().answerPaymentsLater();
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult processing = charge(request);
        assertThat(provider.cancel(scope, request)).isEqualTo(processing);
        stub.bank().approve(String.valueOf(processing.reference()));
        assertThat(charge(request)).isInstanceOf(Succeeded.class).isEqualTo(find(request));
    }

    @Test
    void a_payer_who_leaves_the_bank_cancels_the_charge() {
        ChargeRequest request = onSession(TestCard.AUTHENTICATES_ALWAYS);
        ProviderResult pending = charge(request);
        assertThat(provider.authenticate(scope, request, AuthenticationOutcome.COMPLETED))
                .as("the bank has not confirmed it")
                .isEqualTo(new RequiresAction(String.valueOf(pending.reference())));
        ProviderResult result = provider.authenticate(scope, request, AuthenticationOutcome.FAILED);
        assertThat(result).isEqualTo(new Declined(pending.reference(), StripeFailures.ABANDONED));
    }

    @Test
    void an_off_session_charge_is_confirmed_again_with_the_payer_present() {
        ChargeRequest request = offSession(saved(TestCard.AUTHENTICATES_ALWAYS));
        ProviderResult pending = charge(request);
        assertThat(pending).isInstanceOf(RequiresAction.class).isEqualTo(find(request));
        assertThat(statusOf(pending)).isEqualTo("requires_payment_method");
        assertThat(provider.authenticate(scope, request, AuthenticationOutcome.COMPLETED))
                .isEqualTo(pending);
        assertThat(statusOf(pending)).isEqualTo("requires_action");
        stub.payerCompletes(String.valueOf(pending.reference()));
        assertThat(provider.authenticate(scope, request, AuthenticationOutcome.COMPLETED))
                .isInstanceOf(Succeeded.class);
        assertThat(moved(request)).isEqualTo(AMOUNT);
    }

    @Test
    void an_off_session_charge_that_the_payer_does_not_authenticate_is_declined() {
        ChargeRequest request = offSession(saved(TestCard.AUTHENTICATES_ALWAYS));
        charge(request);
        ProviderResult result = provider.authenticate(scope, request, AuthenticationOutcome.FAILED);
        assertThat(((Declined) result).failure().code()).isEqualTo("authentication_required");
        assertThat(statusOf(result)).isEqualTo("canceled");
    }

    @Test
    void a_bank_that_declines_until_the_payer_authenticates_requires_action() {
        ChargeRequest request = offSession(saved(TestCard.SUCCEEDS));
        stub.bank().answerPaymentsLater();
        String reference = String.valueOf(charge(request).reference());
        stub.bank().decline(reference, "authentication_required");
        assertThat(find(request)).isEqualTo(new RequiresAction(reference));
    }

    @Test
    void a_present_payer_who_did_not_authenticate_is_declined() {
        stub.bank().answerPaymentsLater();
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        String reference = String.valueOf(charge(request).reference());
        stub.bank().decline(reference, "authentication_required");
        assertThat(find(request)).isInstanceOf(Declined.class);
    }

    @Test
    void a_response_about_another_transaction_is_no_result() {
        String foreign = harness.intent(
                        scope, paid(onSession(TestCard.SUCCEEDS)).reference())
                .toJson();
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        stub.faults().next(on("POST", INTENTS), Fault.answered(200, foreign));
        assertThat(charge(request)).isEqualTo(new Processing());
    }

    @Test
    void a_card_declined_off_session_is_declined() {
        ChargeRequest request =
                offSession(saved(TestCard.SUCCEEDS).replaceFirst("pm_.*", "pm_card_chargeDeclinedInsufficientFunds"));
        ProviderResult result = charge(request);
        assertThat(((Declined) result).failure())
                .isEqualTo(new Failure("card_declined", "insufficient_funds", "Your card has insufficient funds."));
        assertThat(statusOf(result)).isEqualTo("canceled");
    }

    @Test
    void a_card_of_another_scope_is_declined_without_a_request() {
        ChargeRequest request = offSession(saved(TestCard.SUCCEEDS));
        stub.recording().clear();
        assertThat(provider.charge(aScope(), request)).isEqualTo(new Declined(StripeFailures.INVALID_PAYMENT_METHOD));
        provider.detach(aScope(), request.source().reference());
        assertThat(stub.recording().requests()).isEmpty();
    }

    @Test
    void a_confirmation_token_is_used_once() {
        ChargeRequest first = onSession(TestCard.SUCCEEDS);
        charge(first);
        ChargeRequest second = request(first.source(), usd(AMOUNT), Presence.ON_SESSION);
        assertThat(charge(second)).isEqualTo(new Declined(StripeFailures.INVALID_PAYMENT_METHOD));
        assertThat(moved(second)).isZero();
    }

    @Test
    void an_amount_that_stripe_does_not_take_is_declined() {
        ChargeRequest dinars =
                request(harness.enter(scope, TestCard.SUCCEEDS), money(10_001, "kwd"), Presence.ON_SESSION);
        assertThat(charge(dinars)).isEqualTo(new Declined(StripeFailures.AMOUNT_NOT_REPRESENTABLE));
        ChargeRequest cents = request(harness.enter(scope, TestCard.SUCCEEDS), usd(1), Presence.ON_SESSION);
        assertThat(((Declined) charge(cents)).failure().code()).isEqualTo("amount_too_small");
    }

    @Test
    void another_amount_than_requested_is_never_a_success() {
        stub.dashboard().capturePaymentsByHand();
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult waiting = charge(request);
        assertThat(waiting).isInstanceOf(Processing.class);
        stub.dashboard().capture(String.valueOf(waiting.reference()), 10_00);
        assertThat(find(request)).isEqualTo(new Mismatch(waiting.reference()));
    }

    @Test
    void an_unknown_status_is_processing() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        String reference = paid(request).reference();
        String known = harness.intent(scope, reference).toJson();
        stub.faults()
                .next(
                        on("GET", INTENTS + "/*"),
                        Fault.answered(200, known.replace("\"status\": \"succeeded\"", "\"status\": \"new_status\"")));
        assertThat(find(knowing(request, reference))).isEqualTo(new Processing(reference));
    }

    @Test
    void a_charge_of_the_other_mode_is_unknown() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        String reference = paid(request).reference();
        String live =
                harness.intent(scope, reference).toJson().replaceFirst("\"livemode\": false", "\"livemode\": true");
        stub.faults().next(on("GET", INTENTS + "/*"), Fault.answered(200, live));
        assertThat(find(knowing(request, reference))).isEqualTo(new Unknown());
        assertThat(find(knowing(request, reference))).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_key_that_was_used_with_another_card_returns_the_first_result() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        Succeeded result = paid(request);
        ChargeRequest other = Builders.aChargeRequest(
                aTransaction()
                        .withId(request.id())
                        .of(usd(AMOUNT))
                        .withSource(harness.enter(scope, TestCard.DECLINED))
                        .build(),
                Presence.ON_SESSION);
        assertThat(charge(other)).isEqualTo(result);
    }

    @Test
    void an_inquiry_is_no_dispute_until_it_takes_money() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        Succeeded result = paid(request);
        String inquiry = stub.bank().openInquiry(result.reference());
        assertThat(find(request)).isEqualTo(result);
        stub.bank().escalateInquiry(inquiry);
        assertThat(((Succeeded) find(request)).dispute())
                .extracting(Dispute::status)
                .isEqualTo(DisputeStatus.OPEN);
    }

    @Test
    void the_newest_of_several_disputes_is_reported() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        String reference = paid(request).reference();
        String first = stub.bank().openDispute(reference, "duplicate", 10_00);
        stub.bank().loseDispute(first);
        harness.clock.advance(Duration.ofDays(1));
        stub.bank().openDispute(reference, "fraudulent", 5_00);
        assertThat(((Succeeded) find(request)).dispute())
                .isEqualTo(new Dispute(usd(5_00), "fraudulent", DisputeStatus.OPEN));
    }

    @Test
    void a_pending_refund_is_processing_until_it_succeeds_or_fails() {
        stub.bank().holdRefunds("charge_pending");
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        RefundRequest first = refundOf(charge, paid, usd(1_00));
        RefundRequest second = refundOf(charge, paid, usd(2_00));
        assertThat(refund(first)).isEqualTo(new RefundResult.Processing());
        assertThat(refund(second)).isEqualTo(new RefundResult.Processing());
        stub.bank().completeRefund(refundId(first));
        stub.bank().failRefund(refundId(second), "expired_or_canceled_card");
        assertThat(refund(first)).isInstanceOf(RefundResult.Succeeded.class);
        assertThat(((RefundResult.Declined) refund(second)).failure().code()).isEqualTo("expired_or_canceled_card");
        assertThat(refunded(charge)).isEqualTo(1_00);
    }

    private String refundId(RefundRequest request) {
        return harness.refunds(scope, request.charge().reference()).stream()
                .filter(refund ->
                        request.id().value().equals(refund.getMetadata().get("refund")))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    @Test
    void a_refund_of_the_dashboard_is_not_ours() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        stub.dashboard().refund(paid.reference(), 20_00);
        RefundRequest request = refundOf(charge, paid, usd(10_00));
        assertThat(provider.findRefund(scope, request)).isEqualTo(new RefundResult.Unknown());
        assertThat(refund(request)).isEqualTo(new RefundResult.Declined(StripeFailures.CHARGE_REFUNDED));
        assertThat(refunded(charge)).isEqualTo(20_00);
    }

    @Test
    void a_disputed_charge_is_not_refunded_and_says_so() {
        ChargeRequest charge = onSession(TestCard.DISPUTED);
        assertThat(refund(refundOf(charge, charge(charge), usd(1))))
                .isEqualTo(new RefundResult.Declined(StripeFailures.CHARGE_DISPUTED));
    }

    @Test
    void a_card_that_stripe_could_not_detach_is_reported() {
        String card = saved(TestCard.SUCCEEDS);
        stub.faults().next(on("POST", "/v1/payment_methods/*/detach"), Fault.SERVER_ERROR_BEFORE_EFFECT);
        assertThatThrownBy(() -> provider.detach(scope, card)).isInstanceOf(IllegalStateException.class);
    }
}
