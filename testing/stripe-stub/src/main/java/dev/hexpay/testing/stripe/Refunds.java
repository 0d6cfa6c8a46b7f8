package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;

/** {@code /v1/refunds}. A refused refund leaves no object. */
final class Refunds {
    private final StubState state;
    private final Disputes disputes;
    private final TaxAssociations taxes;

    Refunds(StubState state, Disputes disputes, TaxAssociations taxes) {
        this.state = state;
        this.disputes = disputes;
        this.taxes = taxes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/refunds", RefundCreateParams.class, this::create)
                        .understanding("payment_intent", "charge", "amount", "reason", "metadata")
                        .expanding(Expansion.of("refund")),
                Endpoint.get("/v1/refunds", RefundListParams.class, this::list)
                        .understanding("payment_intent", "charge", "created", "limit", "starting_after")
                        .expanding(Expansion.ofList("refund")),
                Endpoint.get("/v1/refunds/{id}", RefundRetrieveParams.class, this::retrieve)
                        .expanding(Expansion.of("refund")));
    }

    private JsonObject create(ApiCall call) {
        Store store = state.store(call.mode());
        Charge charge = charge(store, call.params());
        Long amount = call.params().integer("amount");
        return Expansion.of(
                store,
                call,
                refund(
                        new Refund.Order(
                                charge,
                                amount == null ? charge.left() : amount,
                                call.params().text("reason"),
                                call.params().map("metadata")),
                        call.cause()));
    }

    private static Charge charge(Store store, Parameters params) {
        String charge = params.text("charge");
        String intentId = params.text("payment_intent");
        if (charge == null && intentId == null) {
            throw StripeError.invalid(
                    "parameter_missing",
                    "One of the following params should be provided: payment_intent or charge.",
                    null);
        }
        if (charge != null) {
            Charge named = store.atParam(Kind.CHARGE, charge, "charge");
            if (!named.isCaptured()) {
                throw StripeError.invalid("Charge " + charge + " moved no money to refund.", "charge");
            }
            return named;
        }
        PaymentIntent intent = store.atParam(Kind.PAYMENT_INTENT, String.valueOf(intentId), "payment_intent");
        if (intent.charge() == null || !intent.charge().isCaptured()) {
            throw StripeError.invalid(
                    "This PaymentIntent (" + intent.id() + ") does not have a successful charge to refund.",
                    "payment_intent");
        }
        return intent.charge();
    }

    /** Refunds as Stripe does, or refuses. */
    Refund refund(Refund.Order order, Cause cause) {
        Charge charge = order.charge();
        if (disputes.holds(charge)) {
            throw StripeError.invalid(
                    "charge_disputed",
                    "Charge " + charge.id() + " has been charged back; cannot issue a refund.",
                    null);
        }
        if (charge.left() == 0) {
            throw StripeError.invalid(
                    "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.", null);
        }
        if (order.amount() < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
        }
        if (order.amount() > charge.left()) {
            throw StripeError.invalid(
                    "Refund amount (" + order.amount() + ") is greater than unrefunded amount on charge ("
                            + charge.left() + ").",
                    "amount");
        }
        Mode mode = charge.intent().mode();
        Refund refund = state.store(mode)
                .add(new Refund(state, order, state.conditions().refundsPendingFor()));
        charge.refund(refund.amount());
        taxes.reverse(refund);
        state.events().add(mode, "refund.created", refund.json(), cause);
        if (refund.status() == Refund.Status.SUCCEEDED) {
            state.events().add(mode, "charge.refunded", charge.json(), cause);
        }
        return refund;
    }

    /** A pending refund succeeds. */
    void succeed(Refund refund) {
        require(refund, Refund.Status.PENDING);
        refund.succeed();
        Mode mode = refund.charge().intent().mode();
        state.events().add(mode, "refund.updated", refund.json(), Cause.NO_REQUEST);
        state.events().add(mode, "charge.refunded", refund.charge().json(), Cause.NO_REQUEST);
    }

    /** A pending or succeeded refund fails: the money is back on the account. */
    void fail(Refund refund, String reason) {
        require(refund, Refund.Status.PENDING, Refund.Status.SUCCEEDED);
        refund.end(Refund.Status.FAILED, reason);
        refund.charge().refund(-refund.amount());
        if (state.conditions().chargesKeepFailedRefunds()) {
            refund.charge().keepShowing(refund.amount());
        }
        Mode mode = refund.charge().intent().mode();
        state.events().add(mode, "refund.updated", refund.json(), Cause.NO_REQUEST);
        state.events().add(mode, "refund.failed", refund.json(), Cause.NO_REQUEST);
    }

    /** A pending refund is canceled. */
    void cancel(Refund refund) {
        require(refund, Refund.Status.PENDING);
        refund.end(Refund.Status.CANCELED, null);
        refund.charge().refund(-refund.amount());
        state.events().add(refund.charge().intent().mode(), "refund.updated", refund.json(), Cause.NO_REQUEST);
    }

    private static void require(Refund refund, Refund.Status... any) {
        if (!List.of(any).contains(refund.status())) {
            throw new IllegalStateException(
                    refund.id() + " is " + refund.status().word());
        }
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.REFUND, call.pathId()));
    }

    private JsonObject list(ApiCall call) {
        Store store = state.store(call.mode());
        String intent = store.filter(Kind.PAYMENT_INTENT, call.params(), "payment_intent");
        String charge = store.filter(Kind.CHARGE, call.params(), "charge");
        return Pages.of(
                store,
                call,
                Kind.REFUND,
                store.newestFirst(Kind.REFUND).stream()
                        .filter(refund ->
                                intent == null || refund.charge().intent().id().equals(intent))
                        .filter(refund -> charge == null || refund.charge().id().equals(charge)));
    }
}
