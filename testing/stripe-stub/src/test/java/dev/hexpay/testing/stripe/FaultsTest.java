package dev.hexpay.testing.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonSyntaxException;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testing.stripe.http.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest extends StubFixture {
    private static final RequestOptions KEY = key("txn_1");
    private static final String PATH = "/v1/payment_intents";

    static Fault[] afterEffect() {
        return new Fault[] {
            Fault.LOST_AFTER_EFFECT,
            Fault.SERVER_ERROR_AFTER_EFFECT,
            Fault.HTML_BODY,
            Fault.EMPTY_BODY,
            Fault.TRUNCATED_BODY,
            Fault.BROKEN_OFF_BODY
        };
    }

    static Fault[] beforeEffect() {
        return new Fault[] {
            Fault.LOST_BEFORE_EFFECT,
            Fault.SERVER_ERROR_BEFORE_EFFECT,
            Fault.SERVER_ERROR_LATE_EFFECT,
            Fault.KEY_IN_USE,
            Fault.RATE_LIMITED,
            Fault.LOCK_TIMEOUT,
            Fault.answered(403, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}")
        };
    }

    private Throwable failure(Fault fault) {
        stub.faults().next(on("POST", PATH), fault);
        return catchThrowable(() ->
                stripe.paymentIntents().create(payment(1000, TestCard.SUCCEEDS).build()));
    }

    @ParameterizedTest
    @MethodSource("afterEffect")
    void money_moves_though_the_answer_is_no_use(Fault fault) throws StripeException {
        assertThat(failure(fault)).isNotNull();

        assertThat(stripe.paymentIntents().list().getData())
                .singleElement()
                .satisfies(intent -> assertThat(intent.getStatus()).isEqualTo("succeeded"));
    }

    @ParameterizedTest
    @MethodSource("beforeEffect")
    void nothing_moves(Fault fault) throws StripeException {
        assertThat(failure(fault)).isNotNull();

        assertThat(stripe.paymentIntents().list().getData()).isEmpty();
    }

    @Test
    void lost_answer_is_a_broken_connection_and_one_request() {
        assertThat(failure(Fault.LOST_AFTER_EFFECT)).isInstanceOf(ApiConnectionException.class);
        assertThat(failure(Fault.LOST_BEFORE_EFFECT)).isInstanceOf(ApiConnectionException.class);
        assertThat(failure(Fault.BROKEN_OFF_BODY)).isInstanceOf(ApiConnectionException.class);
        assertThat(stub.recording().count("POST", PATH)).isEqualTo(3);
    }

    @Test
    void html_and_truncated_bodies_are_no_json() {
        assertThat(failure(Fault.HTML_BODY))
                .isInstanceOf(ApiException.class)
                .hasCauseInstanceOf(JsonSyntaxException.class);
        assertThat(failure(Fault.TRUNCATED_BODY))
                .isInstanceOf(ApiException.class)
                .hasCauseInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void empty_body_is_an_error_inside_the_library() {
        assertThat(failure(Fault.EMPTY_BODY)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void answer_of_the_test_is_given_as_it_is() {
        assertThat(failure(Fault.answered(403, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}")))
                .isInstanceOf(PermissionException.class);
    }

    @Test
    void answer_that_was_lost_is_replayed() throws StripeException {
        stub.faults().next(on("POST", PATH), Fault.LOST_AFTER_EFFECT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        assertThat(errorOf(() -> stripe.paymentIntents().create(params, KEY))).isNotNull();

        PaymentIntent intent = stripe.paymentIntents().create(params, KEY);

        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(stub.ledger().of(intent.getId()).moved()).isEqualTo(1000);
    }

    @Test
    void default_transport_of_the_library_repeats_a_lost_request_by_itself() throws StripeException {
        stub.faults().next(on("POST", PATH), Fault.LOST_AFTER_EFFECT);

        PaymentIntent intent = defaultClient()
                .paymentIntents()
                .create(payment(1000, TestCard.SUCCEEDS).build());

        assertThat(stub.recording().count("POST", PATH)).isEqualTo(2);
        assertThat(stub.ledger().of(intent.getId()).moved()).isEqualTo(1000);
    }

    @Test
    void question_that_was_lost_is_new() throws StripeException {
        stub.faults().next(on("POST", PATH), Fault.LOST_BEFORE_EFFECT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        assertThat(errorOf(() -> stripe.paymentIntents().create(params, KEY))).isNotNull();

        assertThat(stripe.paymentIntents()
                        .create(params, KEY)
                        .getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .isEmpty();
    }

    @Test
    void server_error_is_rolled_forward_and_stays_an_error_under_its_key() throws StripeException {
        stub.faults().next(on("POST", PATH), Fault.SERVER_ERROR_LATE_EFFECT);
        PaymentIntentCreateParams params = payment(1000, TestCard.SUCCEEDS).build();
        assertThat(errorOf(() -> stripe.paymentIntents().create(params, KEY)).getStatusCode())
                .isEqualTo(500);
        assertThat(stub.events()).isEmpty();

        stub.rollForward();

        assertThat(stub.webhooks().events("payment_intent.succeeded")).hasSize(1);
        assertThat(stripe.paymentIntents().list().getData()).hasSize(1);
        assertThat(errorOf(() -> stripe.paymentIntents().create(params, KEY)).getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void held_answer_has_its_effect_before_it_is_sent() throws Exception {
        Gate gate = new Gate();
        stub.faults().next(on("POST", PATH), Fault.heldAfterEffect(gate));
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> errorOf(() -> pay(TestCard.SUCCEEDS)));
        gate.awaitArrival();

        assertThat(stripe.paymentIntents().list().getData()).hasSize(1);
        assertThat(answer).isNotDone();
        gate.open();
        answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void held_question_has_its_effect_when_it_goes_on() throws Exception {
        Gate gate = new Gate();
        stub.faults().next(on("POST", PATH), Fault.heldBeforeEffect(gate));
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> errorOf(() -> pay(TestCard.SUCCEEDS)));
        gate.awaitArrival();

        assertThat(stripe.paymentIntents().list().getData()).isEmpty();
        gate.open();
        answer.get(10, TimeUnit.SECONDS);
        assertThat(stripe.paymentIntents().list().getData()).hasSize(1);
    }

    @Test
    void slow_answer_comes_late() throws StripeException {
        stub.faults().next(on("GET", "/v1/balance"), Fault.slow(Duration.ofMillis(200)));
        long start = System.nanoTime();

        stripe.balance().retrieve();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void fault_meets_the_nth_request_that_matches() throws StripeException {
        PaymentIntent intent = pay(TestCard.SUCCEEDS);
        stub.faults().nth(2, on("GET", PATH + "/*"), Fault.RATE_LIMITED);

        stripe.paymentIntents().list();
        stripe.paymentIntents().retrieve(intent.getId());
        assertThat(errorOf(() -> stripe.paymentIntents().retrieve(intent.getId())))
                .isNotNull();
        stripe.paymentIntents().retrieve(intent.getId());
    }

    @Test
    void fault_can_last_until_it_is_cleared() throws StripeException {
        stub.faults().always(request -> true, Fault.KEY_IN_USE);
        assertThat(errorOf(() -> stripe.balance().retrieve()).getStatusCode()).isEqualTo(409);
        assertThat(errorOf(() -> stripe.balance().retrieve()).getStatusCode()).isEqualTo(409);

        stub.faults().clear();
        assertThat(stripe.balance().retrieve().getObject()).isEqualTo("balance");
    }
}
