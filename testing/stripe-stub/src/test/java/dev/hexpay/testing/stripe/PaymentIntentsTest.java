package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCancelParams.CancellationReason;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import dev.hexpay.testing.stripe.StripeStub.BrowserResult;
import org.junit.jupiter.api.Test;

class PaymentIntentsTest extends StubFixture {
    @Test
    void payment_with_a_token_succeeds_and_shows_what_was_paid() throws StripeException {
        String token = stub.enterCard(
                TestCard.SUCCEEDS.number(),
                new BillingDetails(
                        "Mary", "mary@example.com", new BillingDetails.Address(null, null, null, null, "10115", "DE")));

        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1234)
                        .setConfirmationToken(token)
                        .setDescription("Two tickets")
                        .putMetadata("transaction", "txn_1")
                        .addExpand("payment_method")
                        .addExpand("latest_charge")
                        .build());

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(1234);
        assertThat(intent.getCreated()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(intent.getLivemode()).isFalse();
        assertThat(intent.getDescription()).isEqualTo("Two tickets");
        assertThat(intent.getPaymentMethodObject().getCard().getLast4()).isEqualTo("4242");
        assertThat(intent.getPaymentMethodObject().getBillingDetails().getName())
                .isEqualTo("Mary");
        assertThat(intent.getLatestChargeObject().getMetadata()).containsEntry("transaction", "txn_1");
        assertThat(intent.getLatestChargeObject().getPaid()).isTrue();
        assertThat(stripe.paymentIntents().retrieve(intent.getId()).toJson()).contains("\"payment_method\": \"pm_");
    }

    @Test
    void declined_payment_is_402_with_the_intent_inside() throws StripeException {
        StripeException error = errorOf(() -> pay(TestCard.INSUFFICIENT_FUNDS));

        assertThat(error).isInstanceOf(CardException.class);
        assertThat(error.getStatusCode()).isEqualTo(402);
        assertThat(error.getCode()).isEqualTo("card_declined");
        assertThat(((CardException) error).getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(((CardException) error).getCharge()).startsWith("ch_");
        PaymentIntent intent = error.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(intent.getLastPaymentError().getPaymentMethod().getId()).startsWith("pm_");
        assertThat(stripe.charges().retrieve(intent.getLatestCharge()).getStatus())
                .isEqualTo("failed");
        assertThat(stripe.paymentIntents().retrieve(intent.getId()).getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void declined_payment_can_still_be_paid_with_its_client_secret() throws StripeException {
        PaymentIntent intent =
                errorOf(() -> pay(TestCard.GENERIC_DECLINE)).getStripeError().getPaymentIntent();

        BrowserResult result = stub.confirmInBrowser(intent.getClientSecret(), TestCard.SUCCEEDS.number());

        assertThat(result.status()).isEqualTo("succeeded");
        assertThat(stripe.paymentIntents().retrieve(intent.getId()).getStatus()).isEqualTo("succeeded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.confirmInBrowser(intent.getId() + "_secret_x", TestCard.SUCCEEDS.number()));
    }

    @Test
    void payment_that_requires_action_succeeds_when_the_payer_has_acted() throws StripeException {
        PaymentIntent intent = pay(TestCard.AUTHENTICATES_ALWAYS);
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");
        assertThat(intent.getLatestCharge()).isNull();
        assertThat(stub.ledger().of(intent.getId()).moved()).isZero();

        assertThat(stub.payerCompletes(intent.getId()).status()).isEqualTo("succeeded");

        PaymentIntent paid = stripe.paymentIntents().retrieve(intent.getId());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getNextAction()).isNull();
        assertThat(stub.ledger().of(intent.getId()).moved()).isEqualTo(1000);
    }

    @Test
    void failed_authentication_needs_another_payment_method() throws StripeException {
        PaymentIntent intent = pay(TestCard.AUTHENTICATES_ALWAYS);

        assertThat(stub.payerFails(intent.getId()).code()).isEqualTo("payment_intent_authentication_failure");

        PaymentIntent failed = stripe.paymentIntents().retrieve(intent.getId());
        assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
        assertThat(failed.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
        assertThat(failed.getPaymentMethod()).isNull();
    }

    @Test
    void return_url_without_the_sdk_redirects_to_the_bank() throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, TestCard.AUTHENTICATES_ALWAYS)
                        .setReturnUrl("https://pay.example/back")
                        .setUseStripeSdk(false)
                        .build());

        assertThat(intent.getNextAction().getRedirectToUrl().getReturnUrl()).isEqualTo("https://pay.example/back");
    }

    @Test
    void action_can_be_an_error() {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000, TestCard.AUTHENTICATES_ALWAYS)
                        .setErrorOnRequiresAction(true)
                        .build()));

        assertThat(error.getStatusCode()).isEqualTo(402);
        assertThat(error.getCode()).isEqualTo("authentication_required");
        assertThat(((CardException) error).getDeclineCode()).isEqualTo("authentication_not_handled");
        assertThat(error.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void canceled_intent_never_moves_any_more() throws StripeException {
        PaymentIntent intent = pay(TestCard.AUTHENTICATES_ALWAYS);

        PaymentIntent canceled = stripe.paymentIntents()
                .cancel(
                        intent.getId(),
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(CancellationReason.ABANDONED)
                                .build());

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
        assertThat(canceled.getCanceledAt()).isEqualTo(clock.instant().getEpochSecond());
        assertThatIllegalStateException().isThrownBy(() -> stub.payerCompletes(intent.getId()));
        assertThat(errorOf(() -> stripe.paymentIntents().confirm(intent.getId()))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(errorOf(() -> stripe.paymentIntents().cancel(intent.getId())).getCode())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void declined_intent_can_be_canceled_and_a_paid_one_cannot() throws StripeException {
        PaymentIntent declined =
                errorOf(() -> pay(TestCard.GENERIC_DECLINE)).getStripeError().getPaymentIntent();
        PaymentIntent paid = pay(TestCard.SUCCEEDS);

        assertThat(stripe.paymentIntents().cancel(declined.getId()).getStatus()).isEqualTo("canceled");
        StripeException error = errorOf(() -> stripe.paymentIntents().cancel(paid.getId()));
        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(error.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void payment_that_is_processing_is_decided_by_the_bank() throws StripeException {
        stub.bank().answerPaymentsLater();
        PaymentIntent first = pay(TestCard.SUCCEEDS);
        PaymentIntent second = pay(TestCard.SUCCEEDS);
        assertThat(first.getStatus()).isEqualTo("processing");

        stub.bank().approve(first.getId());
        stub.bank().decline(second.getId(), "insufficient_funds");

        assertThat(stripe.paymentIntents().retrieve(first.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(stripe.paymentIntents()
                        .retrieve(second.getId())
                        .getLastPaymentError()
                        .getDeclineCode())
                .isEqualTo("insufficient_funds");
    }

    @Test
    void part_of_a_payment_is_captured_by_hand() throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS)
                        .setCaptureMethod(CaptureMethod.MANUAL)
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(stub.ledger().of(intent.getId()).moved()).isZero();

        stub.dashboard().capture(intent.getId(), 700);

        PaymentIntent captured = stripe.paymentIntents().retrieve(intent.getId());
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(700);
        assertThat(captured.getAmount()).isEqualTo(1000);
        assertThat(stub.ledger().of(intent.getId()).moved()).isEqualTo(700);
    }

    @Test
    void dashboard_makes_payments_wait_for_their_capture() throws StripeException {
        stub.dashboard().capturePaymentsByHand();
        PaymentIntent intent = pay(TestCard.SUCCEEDS);

        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(stripe.paymentIntents().cancel(intent.getId()).getStatus()).isEqualTo("canceled");
        assertThat(stub.ledger().of(intent.getId()).moved()).isZero();
    }

    @Test
    void default_transport_of_the_library_is_served_too() throws StripeException {
        PaymentIntent intent = defaultClient()
                .paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS).build());

        assertThat(intent.getStatus()).isEqualTo("succeeded");
    }
}
