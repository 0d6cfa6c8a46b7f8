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
    private long failedButShown;
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

    /** A failed refund stays in the shown amount. */
    void keepShowing(long amount) {
        failedButShown += amount;
    }

    void dispute() {
        isDisputed = true;
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "charge")
                .and("amount", intent.amount())
                .and("amount_captured", captured)
                .and("amount_refunded", isReleased ? intent.amount() : refunded + failedButShown)
                .and("billing_details", method.billingJson())
                .and("captured", isCaptured())
                .and("created", created())
                .and("currency", intent.currency())
                .and("customer", intent.customer())
                .and("description", intent.params().text("description"))
                .and("disputed", isDisputed)
                .and("failure_code", failure == null ? null : failure.code())
                .and("failure_message", failure == null ? null : failure.message())
                .and("livemode", intent.mode().isLive())
                .and("metadata", metadata)
                .and("paid", failure == null)
                .and("payment_intent", intent.id())
                .and("payment_method", method.id())
                .and(
                        "payment_method_details",
                        Json.of("card", method.cardJson()).and("type", "card"))
                .and("refunded", isReleased || (isCaptured() && left() == 0))
                .and("status", failure == null ? "succeeded" : "failed")
                .json();
    }
}
