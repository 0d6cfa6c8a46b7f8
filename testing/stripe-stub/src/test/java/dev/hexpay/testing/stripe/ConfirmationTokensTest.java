package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.ConfirmationToken;
import com.stripe.model.PaymentIntent;
import com.stripe.param.ConfirmationTokenCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import dev.hexpay.testing.stripe.http.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfirmationTokensTest extends StubFixture {
    @Test
    void token_pays_once() throws StripeException {
        String token = stub.enterCard(TestCard.SUCCEEDS);
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(1000).setConfirmationToken(token).build());

        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1000).setConfirmationToken(token).build()));

        assertThat(error).isInstanceOf(InvalidRequestException.class);
        assertThat(error.getStripeError().getParam()).isEqualTo("confirmation_token");
        ConfirmationToken used = stripe.confirmationTokens().retrieve(token);
        assertThat(used.getPaymentIntent()).isEqualTo(intent.getId());
        assertThat(used.getExpiresAt()).isNull();
        assertThat(stripe.paymentIntents().list().getData()).hasSize(1);
    }

    @Test
    void token_that_was_declined_is_used_up() {
        String token = stub.enterCard(TestCard.GENERIC_DECLINE);
        PaymentIntentCreateParams params =
                payment(1000).setConfirmationToken(token).build();
        assertThat(errorOf(() -> stripe.paymentIntents().create(params))).isInstanceOf(CardException.class);

        assertThat(errorOf(() -> stripe.paymentIntents().create(params))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void token_expires_after_12_hours() throws StripeException {
        String inTime = stub.enterCard(TestCard.SUCCEEDS);
        String late = stub.enterCard(TestCard.SUCCEEDS);

        clock.advance(Duration.ofHours(12).minusMillis(1));
        stripe.paymentIntents()
                .create(payment(1000).setConfirmationToken(inTime).build());
        clock.advance(Duration.ofMillis(1));

        assertThat(errorOf(() -> stripe.paymentIntents()
                        .create(payment(1000).setConfirmationToken(late).build())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void token_of_a_test_card_is_made_without_a_browser() throws StripeException {
        ConfirmationToken token = stripe.testHelpers()
                .confirmationTokens()
                .create(ConfirmationTokenCreateParams.builder()
                        .setPaymentMethod("pm_card_visa")
                        .build());

        assertThat(token.getPaymentMethodPreview().getCard().getLast4()).isEqualTo("4242");
        assertThat(stripe.paymentIntents()
                        .create(payment(1000)
                                .setConfirmationToken(token.getId())
                                .build())
                        .getStatus())
                .isEqualTo("succeeded");
    }

    private PaymentIntent payWith(ConfirmationTokenCreateParams token, PaymentIntentCreateParams.Builder payment)
            throws StripeException {
        String id = stripe.testHelpers().confirmationTokens().create(token).getId();
        return stripe.paymentIntents()
                .create(payment.setCustomer(customer().getId())
                        .setConfirmationToken(id)
                        .build());
    }

    @Test
    void token_says_what_the_request_does_not_say() throws StripeException {
        ConfirmationTokenCreateParams token = ConfirmationTokenCreateParams.builder()
                .setPaymentMethod("pm_card_visa")
                .setSetupFutureUsage(ConfirmationTokenCreateParams.SetupFutureUsage.ON_SESSION)
                .build();

        assertThat(payWith(token, payment(1000)).getSetupFutureUsage()).isEqualTo("on_session");
        assertThat(payWith(token, payment(1000).setSetupFutureUsage(SetupFutureUsage.OFF_SESSION))
                        .getSetupFutureUsage())
                .isEqualTo("off_session");
    }

    @Test
    void token_has_the_way_back_of_the_page() throws StripeException {
        ConfirmationTokenCreateParams token = ConfirmationTokenCreateParams.builder()
                .setPaymentMethod("pm_card_authenticationRequired")
                .setReturnUrl("https://pay.example/token")
                .build();

        assertThat(payWith(token, payment(1000).setUseStripeSdk(false))
                        .getNextAction()
                        .getRedirectToUrl()
                        .getReturnUrl())
                .isEqualTo("https://pay.example/token");
        assertThat(payWith(token, payment(1000)).getNextAction().getType()).isEqualTo("use_stripe_sdk");
    }

    @Test
    void token_pays_once_in_requests_at_the_same_time() throws Exception {
        String token = stub.enterCard(TestCard.SUCCEEDS);
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(CompletableFuture.runAsync(() -> errorOf(() -> stripe.paymentIntents()
                    .create(payment(1000).setConfirmationToken(token).build()))));
        }
        CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);

        assertThat(stub.recording().count("POST", "/v1/payment_intents")).isEqualTo(8);
        assertThat(stub.ledger().totals(Mode.TEST).get("eur").moved()).isEqualTo(1000);
    }
}
