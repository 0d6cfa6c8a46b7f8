package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCardsTest extends StubFixture {
    @ParameterizedTest
    @CsvSource({
        "4000000000000002, card_declined, generic_decline",
        "4000000000009995, card_declined, insufficient_funds",
        "4000000000009987, card_declined, lost_card",
        "4000000000009979, card_declined, stolen_card",
        "4000000000006975, card_declined, card_velocity_exceeded",
        "4000000000000341, card_declined, generic_decline",
        "4000000000000069, expired_card,",
        "4000000000000127, incorrect_cvc,",
        "4000000000000119, processing_error,"
    })
    void card_is_declined_with_its_codes(String number, String code, String declineCode) {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000)
                        .setConfirmationToken(stub.enterCard(number, BillingDetails.NONE))
                        .build()));

        assertThat(error).isInstanceOf(CardException.class);
        assertThat(error.getCode()).isEqualTo(code);
        assertThat(((CardException) error).getDeclineCode()).isEqualTo(declineCode);
    }

    @ParameterizedTest
    @CsvSource({
        "4242 4242 4242 4242, succeeded",
        "5555555555554444, succeeded",
        "4000000000000077, succeeded",
        "4000000000000259, succeeded",
        "4000002500003155, requires_action",
        "4000002760003184, requires_action",
        "4000003800000446, requires_action",
        "4000008260003178, requires_action",
        "4000000000003220, requires_action",
        "4000008400001629, requires_action"
    })
    void card_succeeds_or_requires_action(String number, String status) throws StripeException {
        assertThat(stripe.paymentIntents()
                        .create(payment(1000)
                                .setConfirmationToken(stub.enterCard(number, BillingDetails.NONE))
                                .build())
                        .getStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATES_ALWAYS, succeeded,",
        "AUTHENTICATION_REQUIRED, succeeded,",
        "AUTHENTICATES_THEN_INSUFFICIENT_FUNDS, requires_payment_method, insufficient_funds",
        "AUTHENTICATES_THEN_DECLINED, requires_payment_method, generic_decline"
    })
    void authentication_is_followed_by_the_decision_of_the_bank(TestCard card, String status, String declineCode)
            throws StripeException {
        PaymentIntent intent = pay(card);

        StripeStub.BrowserResult result = stub.payerCompletes(intent.getId());

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.declineCode()).isEqualTo(declineCode);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDS, succeeded",
        "AUTHENTICATES_UNLESS_SET_UP, succeeded",
        "ALREADY_SET_UP, succeeded",
        "AUTHENTICATES_ALWAYS, authentication_required",
        "AUTHENTICATION_REQUIRED, authentication_required"
    })
    void saved_card_is_charged_off_session(TestCard card, String expected) throws StripeException {
        PaymentIntent saved = savedBy(customer(), card);

        if (expected.equals("succeeded")) {
            assertThat(stripe.paymentIntents()
                            .create(charge(500, saved).build())
                            .getStatus())
                    .isEqualTo("succeeded");
        } else {
            assertThat(errorOf(() -> stripe.paymentIntents()
                                    .create(charge(500, saved).build()))
                            .getCode())
                    .isEqualTo(expected);
        }
    }

    @Test
    void card_that_was_set_up_needs_no_authentication_on_session() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.AUTHENTICATES_UNLESS_SET_UP);

        assertThat(stripe.paymentIntents()
                        .create(payment(500)
                                .setCustomer(saved.getCustomer())
                                .setPaymentMethod(saved.getPaymentMethod())
                                .build())
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void card_that_was_saved_for_the_page_only_is_not_set_up() throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, TestCard.AUTHENTICATES_UNLESS_SET_UP)
                        .setCustomer(customer().getId())
                        .setSetupFutureUsage(SetupFutureUsage.ON_SESSION)
                        .build());
        stub.payerCompletes(intent.getId());

        assertThat(errorOf(() -> stripe.paymentIntents()
                                .create(charge(500, intent).build()))
                        .getCode())
                .isEqualTo("authentication_required");
    }

    @ParameterizedTest
    @CsvSource({
        "DISPUTED_AS_FRAUDULENT, fraudulent, needs_response, false",
        "DISPUTED_AS_NOT_RECEIVED, product_not_received, needs_response, false",
        "INQUIRY, fraudulent, warning_needs_response, true"
    })
    void card_is_disputed_after_the_answer(TestCard card, String reason, String status, boolean isRefundable)
            throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, card).addExpand("latest_charge").build());

        assertThat(intent.getLatestChargeObject().getDisputed()).isFalse();
        assertThat(stripe.charges().retrieve(intent.getLatestCharge()).getDisputed())
                .isTrue();
        assertThat(stripe.disputes()
                        .list(DisputeListParams.builder()
                                .setPaymentIntent(intent.getId())
                                .build())
                        .getData())
                .singleElement()
                .satisfies(dispute -> {
                    assertThat(dispute.getReason()).isEqualTo(reason);
                    assertThat(dispute.getStatus()).isEqualTo(status);
                    assertThat(dispute.getIsChargeRefundable()).isEqualTo(isRefundable);
                    assertThat(dispute.getCharge()).isEqualTo(intent.getLatestCharge());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa, succeeded",
        "pm_card_mastercard, succeeded",
        "pm_card_createDispute, succeeded",
        "pm_card_authenticationRequired, requires_action",
        "pm_card_authenticationRequiredOnSetup, requires_action",
        "pm_card_chargeDeclined, generic_decline",
        "pm_card_chargeCustomerFail, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds"
    })
    void server_names_a_test_card(String name, String expected) throws StripeException {
        if (expected.endsWith("_decline") || expected.startsWith("insufficient")) {
            CardException error = (CardException) errorOf(() -> stripe.paymentIntents()
                    .create(payment(1000).setPaymentMethod(name).build()));
            assertThat(error.getDeclineCode()).isEqualTo(expected);
        } else {
            assertThat(stripe.paymentIntents()
                            .create(payment(1000).setPaymentMethod(name).build())
                            .getStatus())
                    .isEqualTo(expected);
        }
    }

    @Test
    void cards_with_one_number_have_one_fingerprint() throws StripeException {
        String first = fingerprint(TestCard.SUCCEEDS);

        assertThat(fingerprint(TestCard.SUCCEEDS)).isEqualTo(first);
        assertThat(fingerprint(TestCard.MASTERCARD)).isNotEqualTo(first);
    }

    @Test
    void number_that_the_stub_does_not_know_is_no_guess() {
        assertThatIllegalArgumentException().isThrownBy(() -> stub.enterCard("4111111111111111", BillingDetails.NONE));
    }

    private String fingerprint(TestCard card) throws StripeException {
        return stripe.paymentMethods()
                .retrieve(pay(card).getPaymentMethod())
                .getCard()
                .getFingerprint();
    }
}
