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
        Parameters params = creation.params();
        return Json.of("id", id())
                .and("object", "payment_intent")
                .and("allowed_payment_method_types", allowedTypes())
                .and("amount", amount)
                .and("amount_capturable", status == Status.REQUIRES_CAPTURE ? amount : 0)
                .and("amount_received", status == Status.SUCCEEDED && charge != null ? charge.captured() : 0)
                .and("canceled_at", canceledAt)
                .and("cancellation_reason", cancellationReason)
                .and("capture_method", isCapturedByHand ? "manual" : "automatic_async")
                .and("client_secret", clientSecret())
                .and("confirmation_method", "automatic")
                .and("created", created())
                .and("currency", currency())
                .and("customer", customer())
                .and("description", params.text("description"))
                .and("hooks", hooks())
                .and("last_payment_error", lastError)
                .and("latest_charge", charge == null ? null : charge.id())
                .and("livemode", mode().isLive())
                .and("metadata", metadata())
                .and("next_action", nextAction)
                .and("payment_method", method == null ? null : method.id())
                .and("payment_method_types", List.of("card"))
                .and("receipt_email", params.text("receipt_email"))
                .and("setup_future_usage", futureUsage)
                .and("statement_descriptor_suffix", params.text("statement_descriptor_suffix"))
                .and("status", status.word())
                .json();
    }

    private @Nullable List<String> allowedTypes() {
        List<String> types = creation.params().texts("allowed_payment_method_types");
        return types.isEmpty() ? null : types;
    }

    private @Nullable JsonObject hooks() {
        if (taxCalculation == null) {
            return null;
        }
        return Json.of("inputs", Json.of("tax", Json.of("calculation", taxCalculation)))
                .json();
    }
}
