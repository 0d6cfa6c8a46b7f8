package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.ConfirmationTokenCreateParams;
import com.stripe.param.RefundListParams;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.RecordedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModesTest extends StubFixture {
    @Test
    void key_that_is_unknown_is_unauthorized() {
        StripeException error =
                errorOf(() -> client("sk_test_wrong").v1().balance().retrieve());

        assertThat(error).isInstanceOf(AuthenticationException.class);
        assertThat(error.getStatusCode()).isEqualTo(401);
        assertThat(error.getRequestId()).startsWith("req_");
    }

    @Test
    void publishable_key_is_no_secret_key() {
        assertThat(errorOf(() ->
                        client(stub.publishableKey(Mode.TEST)).v1().balance().retrieve()))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void object_of_the_other_mode_is_missing_at_its_path() throws StripeException {
        PaymentIntent intent = pay(TestCard.SUCCEEDS);

        StripeException error = errorOf(() -> live().paymentIntents().retrieve(intent.getId()));

        assertThat(error.getStatusCode()).isEqualTo(404);
        assertThat(error.getCode()).isEqualTo("resource_missing");
        assertThat(messageOf(error))
                .isEqualTo("No such payment_intent: '" + intent.getId() + "'; a similar object exists in test mode, but"
                        + " a live mode key was used to make this request.");
    }

    @Test
    void object_of_the_other_mode_is_missing_as_a_parameter() throws StripeException {
        Customer customer = customer();

        StripeException error = errorOf(() -> live().paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS)
                        .setCustomer(customer.getId())
                        .build()));

        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isEqualTo("resource_missing");
        assertThat(error.getStripeError().getParam()).isEqualTo("customer");
    }

    @Test
    void balance_says_which_mode_a_key_has() throws StripeException {
        assertThat(stripe.balance().retrieve().getLivemode()).isFalse();
        assertThat(live().balance().retrieve().getLivemode()).isTrue();
    }

    @Test
    void account_is_the_same_in_both_modes() throws StripeException {
        assertThat(stripe.accounts().retrieveCurrent().getId())
                .isEqualTo(live().accounts().retrieveCurrent().getId());
        assertThat(stripe.accounts().retrieveCurrent().getChargesEnabled()).isTrue();
    }

    @Test
    void live_mode_takes_cards_of_live_pages() throws StripeException {
        String token = stub.enterCard(Mode.LIVE, TestCard.SUCCEEDS.number(), BillingDetails.NONE, null);

        PaymentIntent intent = live().paymentIntents()
                .create(payment(1000).setConfirmationToken(token).build());

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getLivemode()).isTrue();
    }

    @Test
    void answer_and_error_have_a_request_id() throws StripeException {
        assertThat(customer().getLastResponse().requestId()).startsWith("req_");
        assertThat(errorOf(() -> stripe.customers().retrieve("cus_1")).getRequestId())
                .startsWith("req_");
    }

    @Test
    void version_is_recorded_and_another_one_is_not_known() throws Exception {
        stripe.balance().retrieve();
        RecordedRequest request = stub.recording().requests().get(0);
        assertThat(request.headers()).containsEntry("Stripe-Version", Stripe.API_VERSION);

        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stub.url() + "/v1/balance"))
                                .timeout(Duration.ofSeconds(10))
                                .header("Authorization", "Bearer " + stub.secretKey())
                                .header("Stripe-Version", "2020-08-27")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("STRIPE STUB DOES NOT KNOW the Stripe-Version 2020-08-27");
    }

    @Test
    void names_of_test_cards_are_unknown_in_live_mode() {
        StripeException error = errorOf(() -> live().paymentIntents()
                .create(payment(1000).setPaymentMethod("pm_card_visa").build()));

        assertThat(error.getCode()).isEqualTo("resource_missing");
        assertThat(errorOf(() -> live().testHelpers()
                                .confirmationTokens()
                                .create(ConfirmationTokenCreateParams.builder()
                                        .setPaymentMethod("pm_card_visa")
                                        .build()))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void list_of_an_object_of_the_other_mode_is_an_error() throws StripeException {
        PaymentIntent intent = pay(TestCard.SUCCEEDS);

        assertThat(errorOf(() -> live().refunds()
                                .list(RefundListParams.builder()
                                        .setPaymentIntent(intent.getId())
                                        .build()))
                        .getCode())
                .isEqualTo("resource_missing");
    }

    @Test
    void connected_account_is_not_known() {
        StripeException error = errorOf(() -> stripe.balance()
                .retrieve(RequestOptions.builder().setStripeAccount("acct_1").build()));

        assertThat(messageOf(error)).startsWith("STRIPE STUB DOES NOT KNOW connected accounts");
    }
}
