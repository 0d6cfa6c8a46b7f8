package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.StripeError;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a payer has entered on the page, for one payment within 12 hours. */
final class ConfirmationToken extends StripeObject {
    private static final Duration LIFE = Duration.ofHours(12);

    private final Instant expiresAt;
    private final PaymentMethod method;
    private final @Nullable String returnUrl;
    private final @Nullable String futureUsage;
    private @Nullable String paymentIntent;

    ConfirmationToken(StubState state, PaymentMethod method, @Nullable String returnUrl, @Nullable String futureUsage) {
        super(state.nextId(Kind.CONFIRMATION_TOKEN), state.now());
        this.expiresAt = created().plus(LIFE);
        this.method = method;
        this.returnUrl = returnUrl;
        this.futureUsage = futureUsage;
    }

    @Nullable
    String returnUrl() {
        return returnUrl;
    }

    @Nullable
    String futureUsage() {
        return futureUsage;
    }

    /** Refuses a token that is used or expired. */
    PaymentMethod check(Instant now) {
        if (paymentIntent != null) {
            throw StripeError.invalid(
                    "The provided ConfirmationToken was already used with " + paymentIntent + ".",
                    "confirmation_token");
        }
        if (!now.isBefore(expiresAt)) {
            throw StripeError.invalid("The provided ConfirmationToken has expired.", "confirmation_token");
        }
        return method;
    }

    /** Uses it up. */
    void use(String by) {
        paymentIntent = by;
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "confirmation_token")
                .and("created", created())
                .and("expires_at", paymentIntent == null ? expiresAt : null)
                .and("livemode", method.mode().isLive())
                .and("payment_intent", paymentIntent)
                .and(
                        "payment_method_preview",
                        Json.of("billing_details", method.billingJson())
                                .and("card", method.cardJson())
                                .and("customer", null)
                                .and("type", "card"))
                .and("return_url", returnUrl)
                .and("setup_future_usage", futureUsage)
                .and("setup_intent", null)
                .and("shipping", null)
                .and("use_stripe_sdk", true)
                .json();
    }
}
