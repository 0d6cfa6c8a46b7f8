package dev.hexpay.testing.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testing.stripe.http.Gate;
import dev.hexpay.testing.stripe.http.Mode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends StubFixture {
    private static final RequestOptions KEY = key("txn_1");

    @Test
    void same_request_is_replayed_and_moves_nothing_more() throws StripeException {
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        PaymentIntent first = stripe.paymentIntents().create(params, KEY);

        PaymentIntent second = stripe.paymentIntents().create(params, KEY);

        HttpHeaders headers = second.getLastResponse().headers();
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(headers.firstValue("Idempotent-Replayed")).contains("true");
        assertThat(headers.firstValue("original-request"))
                .contains(first.getLastResponse().requestId());
        assertThat(second.getLastResponse().requestId())
                .isNotEqualTo(first.getLastResponse().requestId());
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
        assertThat(stub.ledger().totals(Mode.TEST).get("eur").moved()).isEqualTo(1000);
    }

    @Test
    void replay_shows_what_was_then() throws StripeException {
        PaymentIntentCreateParams params =
                payment(1000, TestCard.AUTHENTICATES_ALWAYS).build();
        PaymentIntent intent = stripe.paymentIntents().create(params, KEY);
        stub.payerCompletes(intent.getId());

        assertThat(stripe.paymentIntents().create(params, KEY).getStatus()).isEqualTo("requires_action");
        assertThat(stripe.paymentIntents().retrieve(intent.getId()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void decline_is_replayed() {
        PaymentIntentCreateParams params =
                payment(1000, TestCard.INSUFFICIENT_FUNDS).build();
        StripeException first = errorOf(() -> stripe.paymentIntents().create(params, KEY));

        StripeException second = errorOf(() -> stripe.paymentIntents().create(params, KEY));

        assertThat(second).isInstanceOf(CardException.class);
        assertThat(second.getStripeError().getPaymentIntent().getId())
                .isEqualTo(first.getStripeError().getPaymentIntent().getId());
        assertThat(second.getStripeError().getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void server_error_is_replayed_though_money_moved() throws StripeException {
        stub.faults().next(on("POST", "/v1/payment_intents"), Fault.SERVER_ERROR_AFTER_EFFECT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();

        for (int i = 0; i < 2; i++) {
            StripeException error = errorOf(() -> stripe.paymentIntents().create(params, KEY));
            assertThat(error).isInstanceOf(ApiException.class);
            assertThat(error.getStatusCode()).isEqualTo(500);
        }
        assertThat(stripe.paymentIntents().list().getData())
                .singleElement()
                .satisfies(intent -> assertThat(intent.getStatus()).isEqualTo("succeeded"));
    }

    @Test
    void server_error_without_effect_is_replayed() throws StripeException {
        stub.faults().next(on("POST", "/v1/payment_intents"), Fault.SERVER_ERROR_BEFORE_EFFECT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();

        for (int i = 0; i < 2; i++) {
            assertThat(errorOf(() -> stripe.paymentIntents().create(params, KEY))
                            .getStatusCode())
                    .isEqualTo(500);
        }
        assertThat(stripe.paymentIntents().list().getData()).isEmpty();
    }

    @Test
    void error_of_an_execution_is_replayed() {
        for (String replayed : new String[] {null, "true"}) {
            StripeException error = errorOf(() -> stripe.refunds()
                    .create(RefundCreateParams.builder().setCharge("ch_1").build(), KEY));
            assertThat(error.getCode()).isEqualTo("resource_missing");
            assertThat(error.getStripeError()
                            .getLastResponse()
                            .headers()
                            .firstValue("Idempotent-Replayed")
                            .orElse(null))
                    .isEqualTo(replayed);
        }
    }

    @Test
    void invalid_request_leaves_its_key_free() throws StripeException {
        PaymentIntentCreateParams invalid =
                payment(1000, TestCard.SUCCEEDS).putExtraParam("foo", "bar").build();
        assertThat(errorOf(() -> stripe.paymentIntents().create(invalid, KEY)))
                .isInstanceOf(InvalidRequestException.class);

        PaymentIntent intent =
                stripe.paymentIntents().create(payment(1000, TestCard.SUCCEEDS).build(), KEY);

        assertThat(intent.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void wrong_key_of_the_account_leaves_the_idempotency_key_free() throws StripeException {
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        assertThat(errorOf(() -> client("sk_test_wrong").v1().paymentIntents().create(params, KEY))
                        .getStatusCode())
                .isEqualTo(401);

        assertThat(stripe.paymentIntents().create(params, KEY).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void rate_limit_and_lock_leave_the_key_free() throws StripeException {
        stub.faults().nth(1, on("POST", "/v1/payment_intents"), Fault.RATE_LIMITED);
        stub.faults().nth(2, on("POST", "/v1/payment_intents"), Fault.LOCK_TIMEOUT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();

        StripeException limited = errorOf(() -> stripe.paymentIntents().create(params, KEY));
        StripeException locked = errorOf(() -> stripe.paymentIntents().create(params, KEY));
        PaymentIntent intent = stripe.paymentIntents().create(params, KEY);

        assertThat(limited.getStatusCode()).isEqualTo(429);
        assertThat(limited.getCode()).isEqualTo("rate_limit");
        assertThat(limited.getStripeError().getLastResponse().headers().firstValue("Stripe-Rate-Limited-Reason"))
                .isPresent();
        assertThat(locked.getStatusCode()).isEqualTo(429);
        assertThat(locked.getCode()).isEqualTo("lock_timeout");
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
    }

    @Test
    void same_key_with_something_else_is_an_error() throws StripeException {
        String token = stub.enterCard(TestCard.SUCCEEDS);
        stripe.paymentIntents().create(payment(1000).setConfirmationToken(token).build(), KEY);

        StripeException error = errorOf(() -> stripe.paymentIntents()
                .create(payment(1001).setConfirmationToken(token).build(), KEY));

        assertThat(error).isInstanceOf(IdempotencyException.class);
        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getCode()).isNull();
        assertThat(error.getStripeError().getType()).isEqualTo("idempotency_error");
    }

    @Test
    void same_key_at_another_endpoint_is_an_error() throws StripeException {
        PaymentIntent intent =
                stripe.paymentIntents().create(payment(1000, TestCard.SUCCEEDS).build(), KEY);

        assertThat(errorOf(() -> stripe.refunds()
                        .create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent(intent.getId())
                                        .build(),
                                KEY)))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void same_key_in_the_other_mode_is_another_key() throws StripeException {
        stripe.paymentIntents().create(payment(1000, TestCard.SUCCEEDS).build(), KEY);
        String token = stub.enterCard(Mode.LIVE, TestCard.SUCCEEDS.number(), BillingDetails.NONE, null);

        assertThat(live().paymentIntents()
                        .create(payment(2000).setConfirmationToken(token).build(), KEY)
                        .getAmount())
                .isEqualTo(2000);
    }

    @Test
    void same_key_while_the_first_request_runs_is_in_use() throws Exception {
        Gate gate = new Gate();
        stub.faults().next(on("POST", "/v1/payment_intents"), Fault.heldBeforeEffect(gate));
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        CompletableFuture<PaymentIntent> first = inBackground(params);
        gate.awaitArrival();

        StripeException error = errorOf(() -> stripe.paymentIntents().create(params, KEY));

        assertThat(error).isInstanceOf(ApiException.class);
        assertThat(error.getStatusCode()).isEqualTo(409);
        assertThat(error.getCode()).isEqualTo("idempotency_key_in_use");
        gate.open();
        PaymentIntent paid = first.get(10, TimeUnit.SECONDS);
        assertThat(stripe.paymentIntents().create(params, KEY).getId()).isEqualTo(paid.getId());
    }

    @Test
    void key_is_forgotten_after_24_hours() throws StripeException {
        PaymentIntentCreateParams params =
                payment(1000).setPaymentMethod("pm_card_visa").build();
        PaymentIntent first = stripe.paymentIntents().create(params, KEY);

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(stripe.paymentIntents().create(params, KEY).getId()).isEqualTo(first.getId());

        clock.advance(Duration.ofSeconds(1));
        assertThat(stripe.paymentIntents().create(params, KEY).getId()).isNotEqualTo(first.getId());
    }

    private CompletableFuture<PaymentIntent> inBackground(PaymentIntentCreateParams params) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return stripe.paymentIntents().create(params, KEY);
            } catch (StripeException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
