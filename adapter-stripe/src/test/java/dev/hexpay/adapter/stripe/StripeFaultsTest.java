package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with the request that moves money, and what the adapter makes of it. */
class StripeFaultsTest extends StripeFixture {
    private static final Fault INVALID = Fault.answered(
            400, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"parameter_unknown\",\"message\":\"no\"}}");

    /** A fault with the kind of result of a charge and of a refund. */
    record Case(
            String name,
            @Nullable Fault fault,
            Class<? extends ProviderResult> charged,
            Class<? extends RefundResult> refunded) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("none", null, Succeeded.class, RefundResult.Succeeded.class),
                new Case("lost before", Fault.LOST_BEFORE_EFFECT, Processing.class, RefundResult.Processing.class),
                new Case("lost after", Fault.LOST_AFTER_EFFECT, Processing.class, RefundResult.Processing.class),
                new Case(
                        "server error after",
                        Fault.SERVER_ERROR_AFTER_EFFECT,
                        Succeeded.class,
                        RefundResult.Succeeded.class),
                new Case(
                        "server error late",
                        Fault.SERVER_ERROR_LATE_EFFECT,
                        Processing.class,
                        RefundResult.Processing.class),
                new Case("key in use", Fault.KEY_IN_USE, Processing.class, RefundResult.Processing.class),
                new Case("rate limited", Fault.RATE_LIMITED, Declined.class, RefundResult.Processing.class),
                new Case("lock timeout", Fault.LOCK_TIMEOUT, Processing.class, RefundResult.Processing.class),
                new Case("slow", Fault.slow(Duration.ofSeconds(2)), Processing.class, RefundResult.Processing.class),
                new Case("no object", Fault.answered(200, "{}"), Processing.class, RefundResult.Processing.class),
                new Case("html", Fault.HTML_BODY, Processing.class, RefundResult.Processing.class),
                new Case("empty", Fault.EMPTY_BODY, Processing.class, RefundResult.Processing.class),
                new Case("truncated", Fault.TRUNCATED_BODY, Processing.class, RefundResult.Processing.class),
                new Case("broken off", Fault.BROKEN_OFF_BODY, Processing.class, RefundResult.Processing.class),
                new Case(
                        "null error",
                        Fault.answered(500, "{\"error\":null}"),
                        Processing.class,
                        RefundResult.Processing.class),
                new Case(
                        "proxy error",
                        Fault.answered(403, "<html>no</html>"),
                        Processing.class,
                        RefundResult.Processing.class),
                new Case("redirect", Fault.answered(302, ""), Processing.class, RefundResult.Processing.class),
                new Case(
                        "wrong key",
                        Fault.answered(401, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}"),
                        Declined.class,
                        RefundResult.Processing.class),
                new Case(
                        "forbidden",
                        Fault.answered(403, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}"),
                        Declined.class,
                        RefundResult.Processing.class));
    }

    /** Whose deadline ends before a slow response, and not before another. */
    private StripeProvider callerIn(Case planned) {
        return planned.name.equals("slow") ? harness.provider(Duration.ofSeconds(1)) : provider;
    }

    private void plan(Case planned, String path) {
        if (planned.fault != null) {
            stub.faults().next(on("POST", path), planned.fault);
        }
    }

    static List<Fault> saved_server_errors() {
        return List.of(
                Fault.SERVER_ERROR_BEFORE_EFFECT, Fault.SERVER_ERROR_AFTER_EFFECT, Fault.SERVER_ERROR_LATE_EFFECT);
    }

    /** Stripe repeats the error for a day: the payer of the link could not pay as long. */
    @ParameterizedTest
    @MethodSource("saved_server_errors")
    void a_server_error_for_the_customer_does_not_prevent_the_charge(Fault serverError) {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        stub.faults().next(on("POST", "/v1/customers"), serverError);

        assertThat(provider.charge(scope, request)).isInstanceOf(Succeeded.class);
        assertThat(moved(request)).isEqualTo(AMOUNT);
    }

    @Test
    void a_charge_whose_customer_met_a_server_error_is_repeated_and_moves_the_amount_once() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        stub.faults().next(on("POST", "/v1/customers"), Fault.SERVER_ERROR_AFTER_EFFECT);
        stub.faults().next(on("POST", INTENTS), Fault.LOST_AFTER_EFFECT);
        assertThat(provider.charge(scope, request)).isInstanceOf(Processing.class);

        assertThat(provider.charge(scope, request)).isInstanceOf(Succeeded.class);
        assertThat(moved(request)).isEqualTo(AMOUNT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_charge_with_a_fault_moves_the_amount_at_most_once(Case planned) {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        plan(planned, INTENTS);
        ProviderResult result = callerIn(planned).charge(scope, request);
        assertThat(result).isInstanceOf(planned.charged);
        if (result instanceof Declined declined) {
            assertThat(declined.failure()).isEqualTo(StripeFailures.PROVIDER_UNAVAILABLE);
            assertThat(moved(request)).isZero();
            return;
        }
        stub.rollForward();
        waitForRetry();
        awaitEndOfSlowRequest(() -> charge(request) instanceof Processing);
        assertThat(charge(request)).isInstanceOf(Succeeded.class).isEqualTo(find(request));
        assertThat(moved(request)).isEqualTo(AMOUNT);
        assertThat(stub.ledger().intentsByMetadata("transaction", request.id().value()))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_refund_with_a_fault_returns_the_amount_once(Case planned) {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(charge, charge(charge), usd(10_00));
        plan(planned, REFUNDS);
        assertThat(callerIn(planned).refund(scope, request)).isInstanceOf(planned.refunded);
        stub.rollForward();
        awaitEndOfSlowRequest(() -> refund(request) instanceof RefundResult.Processing);
        assertThat(refund(request)).isInstanceOf(RefundResult.Succeeded.class).isEqualTo(found(request));
        assertThat(refunded(charge)).isEqualTo(10_00);
    }

    private RefundResult found(RefundRequest request) {
        return provider.findRefund(scope, request);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_fault_while_the_customer_is_created_moves_the_amount_at_most_once(Case planned) {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        plan(planned, "/v1/customers");
        ProviderResult result = charge(request);
        waitForRetry();
        if (!(result instanceof Declined)) {
            assertThat(paid(request).vaulted()).isNotNull();
        }
        assertThat(moved(request)).isLessThanOrEqualTo(AMOUNT);
        assertThat(stub.recording().count("POST", INTENTS)).isLessThanOrEqualTo(2);
    }

    @Test
    void a_repeated_charge_that_is_rejected_is_still_processing() {
        for (Fault rejection : new Fault[] {
            Fault.RATE_LIMITED,
            Fault.answered(401, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}")
        }) {
            ChargeRequest request = onSession(TestCard.SUCCEEDS);
            stub.faults().next(on("POST", INTENTS), Fault.LOST_AFTER_EFFECT);
            assertThat(charge(request)).isInstanceOf(Processing.class);
            harness.clock.advance(Duration.ofSeconds(10));
            stub.faults().next(on("POST", INTENTS), rejection);
            assertThat(charge(request)).isInstanceOf(Processing.class);
            assertThat(charge(request)).isInstanceOf(Succeeded.class);
            assertThat(moved(request)).isEqualTo(AMOUNT);
        }
    }

    @Test
    void a_repeated_request_that_is_invalid_is_looked_up_first() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        Succeeded result = paid(request);
        waitForRetry();
        stub.faults().next(on("POST", INTENTS), INVALID);
        assertThat(charge(request)).isEqualTo(result);
        RefundRequest refund = refundOf(request, result, usd(10_00));
        RefundResult refunded = refund(refund);
        stub.faults().next(on("POST", REFUNDS), INVALID);
        assertThat(refund(refund)).isEqualTo(refunded);
        ChargeRequest other = onSession(TestCard.SUCCEEDS);
        stub.faults().always(on("POST", INTENTS), INVALID);
        assertThat(charge(other)).isEqualTo(new Declined(StripeFailures.PROVIDER_UNAVAILABLE));
        waitForRetry();
        assertThat(charge(other)).isEqualTo(new Declined(StripeFailures.PROVIDER_UNAVAILABLE));
    }

    @Test
    void a_declined_charge_that_cannot_be_canceled_is_still_processing() {
        ChargeRequest request = onSession(TestCard.DECLINED);
        stub.faults().next(on("POST", INTENTS + "/*/cancel"), Fault.LOST_BEFORE_EFFECT);
        assertThat(charge(request)).isInstanceOf(Processing.class);
        assertThat(charge(request)).isInstanceOf(Declined.class);
        assertThat(stub.recording().count("POST", INTENTS + "/*/cancel")).isEqualTo(2);
    }

    @Test
    void a_rejection_after_the_charge_was_made_is_no_decline() {
        ChargeRequest declined = onSession(TestCard.DECLINED);
        stub.faults().next(on("POST", INTENTS + "/*/cancel"), Fault.RATE_LIMITED);
        ProviderResult open = charge(declined);
        assertThat(open).isInstanceOf(Processing.class);
        assertThat(open.reference()).startsWith("pi_");
        assertThat(charge(declined)).isInstanceOf(Declined.class);
        ChargeRequest disputed = onSession(TestCard.DISPUTED);
        charge(disputed);
        for (Fault fault : List.of(Fault.RATE_LIMITED, INVALID)) {
            stub.faults().next(on("GET", "/v1/disputes"), fault);
            assertThat(charge(disputed)).isInstanceOf(Processing.class);
        }
        for (Fault fault : List.of(Fault.RATE_LIMITED, INVALID)) {
            stub.faults().next(on("GET", INTENTS + "/*"), fault);
            assertThat(charge(disputed)).isInstanceOf(Processing.class);
        }
    }

    @Test
    void a_lookup_that_fails_is_processing_and_not_unknown() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        charge(request);
        for (Fault fault : new Fault[] {Fault.RATE_LIMITED, Fault.SERVER_ERROR_BEFORE_EFFECT, Fault.EMPTY_BODY}) {
            stub.faults().next(on("GET", INTENTS), fault);
            assertThat(find(request)).isEqualTo(new Processing());
        }
        assertThat(find(knowing(request, "pi_gone"))).isInstanceOf(ProviderResult.Unknown.class);
    }

    @Test
    void all_requests_of_a_call_have_one_deadline() {
        StripeProvider hasty = harness.provider(Duration.ofSeconds(1));
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        stub.faults().next(on("POST", "/v1/customers"), Fault.slow(Duration.ofMillis(700)));
        stub.faults().next(on("POST", INTENTS), Fault.slow(Duration.ofMillis(700)));
        assertThat(hasty.charge(scope, request)).isInstanceOf(Processing.class);
        waitForRetry();
        awaitEndOfSlowRequest(() -> charge(request) instanceof Processing);
        assertThat(moved(request)).isEqualTo(AMOUNT);
    }

    /** The server still executes a request whose deadline has passed. */
    private static void awaitEndOfSlowRequest(BooleanSupplier isProcessing) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (isProcessing.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still processing").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
