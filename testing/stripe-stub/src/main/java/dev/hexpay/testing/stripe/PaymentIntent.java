package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One payment from its first request to its end. What does not change is read from the request that made it. */
final class PaymentIntent extends StripeObject {
    private final ApiCall creation;
    private final long amount;
    private final boolean isCapturedByHand;
    private Status status = Status.REQUIRES_PAYMENT_METHOD;
    private @Nullable PaymentMethod method;
    private @Nullable String futureUsage;
    private @Nullable String taxCalculation;
    private @Nullable JsonObject lastError;
    private @Nullable JsonObject nextAction;
    private @Nullable Charge charge;
    private @Nullable String cancellationReason;
    private @Nullable Instant canceledAt;

    /** Where a payment stands. */
    enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_CONFIRMATION,
        REQUIRES_ACTION,
        PROCESSING,
        REQUIRES_CAPTURE,
        SUCCEEDED,
        CANCELED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    PaymentIntent(StubState state, ApiCall creation, String captureMethod) {
        super(state.nextId(Kind.PAYMENT_INTENT), state.now());
        this.creation = creation;
        this.amount = Long.parseLong(creation.params().required("amount"));
        this.isCapturedByHand = captureMethod.equals("manual");
        this.futureUsage = creation.params().text("setup_future_usage");
        this.taxCalculation = creation.params().text("hooks", "inputs", "tax", "calculation");
    }

    Mode mode() {
        return creation.mode();
    }

    long amount() {
        return amount;
    }

    String currency() {
        return creation.params().required("currency");
    }

    @Nullable
    String customer() {
        return creation.params().text("customer");
    }

    Map<String, String> metadata() {
        return creation.params().map("metadata");
    }

    Parameters params() {
        return creation.params();
    }

    String clientSecret() {
        return id() + "_secret_Stub";
    }

    boolean isCapturedByHand() {
        return isCapturedByHand;
    }

    Status status() {
        return status;
    }

    boolean isAny(Status... any) {
        return List.of(any).contains(status);
    }

    @Nullable
    PaymentMethod method() {
        return method;
    }

    @Nullable
    String futureUsage() {
        return futureUsage;
    }

    @Nullable
    String taxCalculation() {
        return taxCalculation;
    }

    @Nullable
    Charge charge() {
        return charge;
    }

    void useInFuture(@Nullable String usage) {
        futureUsage = usage == null ? futureUsage : usage;
    }

    void taxed(@Nullable String calculation) {
        taxCalculation = calculation == null ? taxCalculation : calculation;
    }

    /** A method is chosen, not yet confirmed. */
    void choose(PaymentMethod chosen) {
        method = chosen;
        status = Status.REQUIRES_CONFIRMATION;
        lastError = null;
        nextAction = null;
    }

    void requireAction(JsonObject action) {
        status = Status.REQUIRES_ACTION;
        nextAction = action;
    }

    void process() {
        status = Status.PROCESSING;
        nextAction = null;
    }

    /** The payment failed: another method can be tried. */
    void fail(JsonObject error, @Nullable Charge failed) {
        status = Status.REQUIRES_PAYMENT_METHOD;
        lastError = error;
        nextAction = null;
        method = null;
        charge = failed == null ? charge : failed;
    }

    /** The money is taken or reserved. */
    void charge(Charge paid) {
        charge = paid;
        nextAction = null;
        status = paid.isCaptured() ? Status.SUCCEEDED : Status.REQUIRES_CAPTURE;
    }

    void capture() {
        status = Status.SUCCEEDED;
    }

    void cancel(@Nullable String reason, Instant at) {
        status = Status.CANCELED;
        nextAction = null;
        cancellationReason = reason;
        canceledAt = at;
    }

    @Override
    JsonObject json() {
        JsonObject json = Json.object(
                "id",
                id(),
                "object",
                "payment_intent",
                "amount",
                amount,
                "amount_capturable",
                status == Status.REQUIRES_CAPTURE ? amount : 0,
                "amount_received",
                status == Status.SUCCEEDED && charge != null ? charge.captured() : 0,
                "canceled_at",
                canceledAt,
                "cancellation_reason",
                cancellationReason,
                "capture_method",
                isCapturedByHand ? "manual" : "automatic_async",
                "client_secret",
                clientSecret(),
                "confirmation_method",
                "automatic",
                "created",
                created());
        addRequested(json);
        json.add("last_payment_error", Json.value(lastError));
        json.add("latest_charge", Json.value(charge == null ? null : charge.id()));
        json.addProperty("livemode", mode().isLive());
        json.add("next_action", Json.value(nextAction));
        json.add("payment_method", Json.value(method == null ? null : method.id()));
        json.add("payment_method_types", Json.value(List.of("card")));
        json.add("setup_future_usage", Json.value(futureUsage));
        json.addProperty("status", status.word());
        return json;
    }

    private void addRequested(JsonObject json) {
        json.addProperty("currency", currency());
        json.add("customer", Json.value(customer()));
        json.add("metadata", Json.value(metadata()));
        for (String name : List.of("description", "receipt_email", "statement_descriptor_suffix")) {
            json.add(name, Json.value(creation.params().text(name)));
        }
        json.add(
                "allowed_payment_method_types",
                creation.params().isSet("allowed_payment_method_types")
                        ? Json.value(creation.params().texts("allowed_payment_method_types"))
                        : Json.value(null));
        json.add(
                "hooks",
                taxCalculation == null
                        ? Json.value(null)
                        : Json.object("inputs", Json.object("tax", Json.object("calculation", taxCalculation))));
    }
}
