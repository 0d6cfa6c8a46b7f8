package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One movement of money from a payer, or a failed one. */
final class Charge extends StripeObject {
    private final PaymentIntent intent;
    private final PaymentMethod method;
    private final Map<String, String> metadata;
    private final @Nullable Decline failure;
    private long captured;
    private long refunded;
    private boolean isReleased;
    private boolean isDisputed;

    /** Of the whole amount of the intent, whose metadata is copied; with a failure nothing moves. */
    Charge(StubState state, PaymentIntent intent, PaymentMethod method, @Nullable Decline failure) {
        super(state.nextId(Kind.CHARGE), state.now());
        this.intent = intent;
        this.method = method;
        this.metadata = intent.metadata();
        this.failure = failure;
        this.captured = failure == null && !intent.isCapturedByHand() ? intent.amount() : 0;
    }

    PaymentIntent intent() {
        return intent;
    }

    boolean isCaptured() {
        return captured > 0;
    }

    /** What was taken, in the smallest unit. */
    long captured() {
        return captured;
    }

    /** What can still be refunded. */
    long left() {
        return captured - refunded;
    }

    void capture(long amount) {
        captured = amount;
    }

    /** The reserved money is given free without having been taken. */
    void release() {
        isReleased = true;
    }

    /** More of it is refunded; negative when a refund has failed. */
    void refund(long amount) {
        refunded += amount;
    }

    void dispute() {
        isDisputed = true;
    }

    @Override
    JsonObject json() {
        JsonObject json = Json.object(
                "id",
                id(),
                "object",
                "charge",
                "amount",
                intent.amount(),
                "amount_captured",
                captured,
                "amount_refunded",
                isReleased ? intent.amount() : refunded,
                "billing_details",
                method.billingJson(),
                "captured",
                isCaptured(),
                "created",
                created(),
                "currency",
                intent.currency(),
                "customer",
                intent.customer(),
                "description",
                intent.params().text("description"),
                "disputed",
                isDisputed);
        json.add("failure_code", Json.value(failure == null ? null : failure.code()));
        json.add("failure_message", Json.value(failure == null ? null : failure.message()));
        json.addProperty("livemode", intent.mode().isLive());
        json.add("metadata", Json.value(metadata));
        json.addProperty("paid", failure == null);
        json.addProperty("payment_intent", intent.id());
        json.addProperty("payment_method", method.id());
        json.add("payment_method_details", Json.object("card", method.cardJson(), "type", "card"));
        json.addProperty("refunded", isReleased || (isCaptured() && left() == 0));
        json.addProperty("status", failure == null ? "succeeded" : "failed");
        return json;
    }
}
