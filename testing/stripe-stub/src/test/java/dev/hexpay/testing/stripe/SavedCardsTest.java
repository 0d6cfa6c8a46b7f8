package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import dev.hexpay.testing.stripe.StripeStub.BrowserResult;
import org.junit.jupiter.api.Test;

class SavedCardsTest extends StubFixture {
    @Test
    void card_is_attached_when_the_payment_succeeds() throws StripeException {
        Customer customer = customer();
        PaymentIntent intent = savedBy(customer, TestCard.SUCCEEDS);

        assertThat(stripe.paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
                .isEqualTo(customer.getId());
    }

    @Test
    void card_is_attached_only_after_the_payer_has_acted() throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, TestCard.AUTHENTICATES_ALWAYS)
                        .setCustomer(customer().getId())
                        .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                        .build());
        assertThat(stripe.paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
                .isNull();

        stub.payerCompletes(intent.getId());

        assertThat(stripe.paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
                .isEqualTo(intent.getCustomer());
    }

    @Test
    void card_is_not_kept_without_customer_and_cannot_be_used_again() throws StripeException {
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS)
                        .setSetupFutureUsage(SetupFutureUsage.OFF_SESSION)
                        .build());

        assertThat(stripe.paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
                .isNull();
        assertThat(messageOf(errorOf(() -> stripe.paymentIntents()
                        .create(payment(1000)
                                .setPaymentMethod(intent.getPaymentMethod())
                                .build()))))
                .contains("may not be used again");
    }

    @Test
    void saved_card_pays_for_its_customer_only() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.SUCCEEDS);
        Customer other = customer();

        assertThat(stripe.paymentIntents().create(charge(500, saved).build()).getStatus())
                .isEqualTo("succeeded");
        assertThat(errorOf(() -> stripe.paymentIntents()
                        .create(charge(500, saved).setCustomer(other.getId()).build())))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(errorOf(() -> stripe.paymentIntents()
                        .create(payment(500)
                                .setPaymentMethod(saved.getPaymentMethod())
                                .build())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void detached_card_cannot_pay_and_cannot_be_detached_again() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.SUCCEEDS);

        assertThat(stripe.paymentMethods().detach(saved.getPaymentMethod()).getCustomer())
                .isNull();

        assertThat(errorOf(() -> stripe.paymentIntents()
                                .create(charge(500, saved).build()))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(errorOf(() -> stripe.paymentMethods().detach(saved.getPaymentMethod()))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(errorOf(() -> stripe.paymentMethods().detach("pm_1")).getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void off_session_charge_that_wants_authentication_is_402() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.AUTHENTICATES_ALWAYS);

        StripeException error =
                errorOf(() -> stripe.paymentIntents().create(charge(500, saved).build()));

        assertThat(error.getStatusCode()).isEqualTo(402);
        assertThat(error.getCode()).isEqualTo("authentication_required");
        PaymentIntent intent = error.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("authentication_required");
        assertThat(intent.getLastPaymentError().getPaymentMethod().getId()).isEqualTo(saved.getPaymentMethod());
    }

    @Test
    void saved_card_is_declined_once_its_bank_does_so() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.SUCCEEDS);
        stub.bank().declineCard(saved.getPaymentMethod(), "insufficient_funds");

        PaymentIntent declined = errorOf(
                        () -> stripe.paymentIntents().create(charge(500, saved).build()))
                .getStripeError()
                .getPaymentIntent();

        assertThat(declined.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(stub.ledger().of(declined.getId()).moved()).isZero();
    }

    @Test
    void off_session_charge_is_recovered_on_session() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.AUTHENTICATES_ALWAYS);
        PaymentIntent refused = errorOf(
                        () -> stripe.paymentIntents().create(charge(500, saved).build()))
                .getStripeError()
                .getPaymentIntent();

        PaymentIntent confirmed = stripe.paymentIntents()
                .confirm(
                        refused.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod(saved.getPaymentMethod())
                                .setUseStripeSdk(true)
                                .setReturnUrl("https://pay.example/back")
                                .build());

        assertThat(confirmed.getStatus()).isEqualTo("requires_action");
        assertThat(stub.payerCompletes(refused.getId()).status()).isEqualTo("succeeded");
    }

    @Test
    void off_session_charge_is_recovered_in_the_browser() throws StripeException {
        PaymentIntent saved = savedBy(customer(), TestCard.AUTHENTICATES_ALWAYS);
        PaymentIntent refused = errorOf(
                        () -> stripe.paymentIntents().create(charge(500, saved).build()))
                .getStripeError()
                .getPaymentIntent();

        BrowserResult result = stub.confirmInBrowser(refused.getClientSecret(), saved.getPaymentMethod());

        assertThat(result.status()).isEqualTo("requires_action");
        assertThat(stub.payerCompletes(refused.getId()).status()).isEqualTo("succeeded");
        assertThat(stub.ledger().of(refused.getId()).moved()).isEqualTo(500);
    }

    @Test
    void off_session_needs_confirm() {
        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000).setConfirm(false).setOffSession(true).build()));

        assertThat(error.getStripeError().getParam()).isEqualTo("off_session");
    }
}
