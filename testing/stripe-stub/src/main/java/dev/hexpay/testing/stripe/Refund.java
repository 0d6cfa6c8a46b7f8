package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money that goes back to the payer. */
final class Refund extends StripeObject {
    private final Charge charge;
    private final long amount;
    private final @Nullable String reason;
    private final Map<String, String> metadata;
    private Status status;
    private @Nullable String pendingReason;
    private @Nullable String failureReason;

    /** Where a refund stands. A succeeded one can still fail. */
    enum Status {
        PENDING,
        SUCCEEDED,
        FAILED,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a refund is asked for.
     *
     * @param charge whose money
     * @param amount in the smallest unit
     * @param reason one of Stripe's; null for none
     * @param metadata of the refund
     */
    record Order(Charge charge, long amount, @Nullable String reason, Map<String, String> metadata) {}

    Refund(StubState state, Order order, @Nullable String pendingReason) {
        super(state.nextId(Kind.REFUND), state.now());
        this.charge = order.charge();
        this.amount = order.amount();
        this.reason = order.reason();
        this.metadata = order.metadata();
        this.pendingReason = pendingReason;
        this.status = pendingReason == null ? Status.SUCCEEDED : Status.PENDING;
    }

    Charge charge() {
        return charge;
    }

    long amount() {
        return amount;
    }

    Status status() {
        return status;
    }

    void succeed() {
        status = Status.SUCCEEDED;
        pendingReason = null;
    }

    void end(Status how, @Nullable String why) {
        status = how;
        pendingReason = null;
        failureReason = why;
    }

    @Override
    JsonObject json() {
        JsonObject json = Json.of("id", id())
                .and("object", "refund")
                .and("amount", amount)
                .and("charge", charge.id())
                .and("created", created())
                .and("currency", charge.intent().currency())
                .and("metadata", metadata)
                .and("payment_intent", charge.intent().id())
                .and("reason", reason)
                .and("status", status.word())
                .json();
        if (pendingReason != null) {
            json.addProperty("pending_reason", pendingReason);
        }
        if (failureReason != null) {
            json.addProperty("failure_reason", failureReason);
        }
        return json;
    }
}
