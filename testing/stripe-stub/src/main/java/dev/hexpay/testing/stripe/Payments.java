package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.PaymentIntent.Status;
import dev.hexpay.testing.stripe.http.Cause;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What confirming, authenticating, capturing and canceling do to a payment intent. */
final class Payments {
    private final StubState state;
    private final Disputes disputes;
    private final TaxAssociations taxes;

    Payments(StubState state, Disputes disputes, TaxAssociations taxes) {
        this.state = state;
        this.disputes = disputes;
        this.taxes = taxes;
    }

    /**
     * How a payment is confirmed.
     *
     * @param method the card
     * @param isOffSession whether the payer is absent
     * @param isActionAnError whether authentication is refused instead of asked for
     * @param redirect where the bank's page returns to; null if Stripe.js shows it on the page
     */
    record Confirmation(
            PaymentMethod method,
            boolean isOffSession,
            boolean isActionAnError,
            @Nullable String redirect) {}

    /** Confirms. The error is that of a declined card; null if the payment goes on. */
    @Nullable
    JsonObject confirm(PaymentIntent intent, Confirmation how, Cause cause) {
        PaymentMethod method = how.method();
        intent.choose(method);
        method.use();
        if (!method.card().needsAuthentication(how.isOffSession(), method.isSetUp())) {
            return settle(intent, cause);
        }
        if (how.isOffSession()) {
            return fail(intent, Decline.AUTHENTICATION_REQUIRED, cause);
        }
        if (how.isActionAnError()) {
            return fail(intent, Decline.AUTHENTICATION_NOT_HANDLED, cause);
        }
        intent.requireAction(action(how.redirect()));
        announce(intent, "payment_intent.requires_action", cause);
        return null;
    }

    private JsonObject action(@Nullable String redirect) {
        return redirect == null
                ? Json.of("type", "use_stripe_sdk")
                        .and(
                                "use_stripe_sdk",
                                Json.of("type", "three_d_secure_redirect").and("source", state.nextId("payatt")))
                        .json()
                : Json.of("type", "redirect_to_url")
                        .and(
                                "redirect_to_url",
                                Json.of("return_url", redirect)
                                        .and("url", "https://hooks.stripe.com/" + state.nextId("payatt")))
                        .json();
    }

    /** The payer has authenticated. */
    @Nullable
    JsonObject complete(PaymentIntent intent) {
        requireStatus(intent, Status.REQUIRES_ACTION);
        return settle(intent, Cause.NO_REQUEST);
    }

    /** The payer has not authenticated. */
    JsonObject failAuthentication(PaymentIntent intent) {
        requireStatus(intent, Status.REQUIRES_ACTION);
        return reject(intent, Decline.AUTHENTICATION_FAILED, null, Cause.NO_REQUEST);
    }

    /** The bank takes a payment that was processing. */
    void approve(PaymentIntent intent) {
        requireStatus(intent, Status.PROCESSING);
        take(intent, Cause.NO_REQUEST);
    }

    /** The bank refuses a payment that was processing. */
    void decline(PaymentIntent intent, Decline decline) {
        requireStatus(intent, Status.PROCESSING);
        fail(intent, decline, Cause.NO_REQUEST);
    }

    private @Nullable JsonObject settle(PaymentIntent intent, Cause cause) {
        Decline decline = method(intent).decline();
        if (decline != null) {
            return fail(intent, decline, cause);
        }
        if (state.conditions().banksAnswerLater()) {
            intent.process();
            announce(intent, "payment_intent.processing", cause);
        } else {
            take(intent, cause);
        }
        return null;
    }

    private void take(PaymentIntent intent, Cause cause) {
        PaymentMethod method = method(intent);
        Charge charge = state.store(intent.mode()).add(new Charge(state, intent, method, null));
        intent.charge(charge);
        if (intent.customer() != null && intent.futureUsage() != null && method.customer() == null) {
            method.attach(intent.customer(), intent.futureUsage());
        } else if (method.customer() != null && intent.futureUsage() != null) {
            method.attach(method.customer(), intent.futureUsage());
        }
        if (intent.status() == Status.SUCCEEDED) {
            succeed(intent, charge, cause);
        }
    }

    private void succeed(PaymentIntent intent, Charge charge, Cause cause) {
        taxes.commit(intent);
        announce(intent, "payment_intent.succeeded", cause);
        String dispute = method(intent).card().dispute();
        if ("inquiry".equals(dispute)) {
            state.afterwards(() -> disputes.inquire(charge));
        } else if (dispute != null) {
            state.afterwards(() -> disputes.open(charge, charge.left(), dispute));
        }
    }

    private JsonObject fail(PaymentIntent intent, Decline decline, Cause cause) {
        Charge charge = state.store(intent.mode()).add(new Charge(state, intent, method(intent), decline));
        return reject(intent, decline, charge, cause);
    }

    private JsonObject reject(PaymentIntent intent, Decline decline, @Nullable Charge charge, Cause cause) {
        JsonObject error =
                decline.json(charge == null ? null : charge.id(), method(intent).json());
        intent.fail(error, charge);
        announce(intent, "payment_intent.payment_failed", cause);
        JsonObject answer = error.deepCopy();
        answer.add("payment_intent", intent.json());
        return answer;
    }

    /** Takes some of the money that was reserved; the rest is released. */
    void capture(PaymentIntent intent, long amount) {
        requireStatus(intent, Status.REQUIRES_CAPTURE);
        if (amount < 1 || amount > intent.amount()) {
            throw new IllegalArgumentException("cannot capture " + amount + " of " + intent.amount());
        }
        Charge charge = Objects.requireNonNull(intent.charge());
        charge.capture(amount);
        intent.capture();
        succeed(intent, charge, Cause.NO_REQUEST);
    }

    /** Cancels what has not moved. */
    void cancel(PaymentIntent intent, @Nullable String reason, Cause cause) {
        if (intent.isAny(Status.SUCCEEDED, Status.CANCELED, Status.PROCESSING)) {
            throw unexpectedState(intent, "cancel");
        }
        if (intent.status() == Status.REQUIRES_CAPTURE) {
            Objects.requireNonNull(intent.charge()).release();
        }
        intent.cancel(reason, state.now());
        announce(intent, "payment_intent.canceled", cause);
    }

    static StripeError unexpectedState(PaymentIntent intent, String verb) {
        return StripeError.invalid(
                        "payment_intent_unexpected_state",
                        "You cannot " + verb + " this PaymentIntent because it has a status of "
                                + intent.status().word() + ".",
                        null)
                .with("payment_intent", intent.json());
    }

    private static PaymentMethod method(PaymentIntent intent) {
        return Objects.requireNonNull(intent.method(), "the intent has no payment method");
    }

    private static void requireStatus(PaymentIntent intent, Status status) {
        if (intent.status() != status) {
            throw new IllegalStateException(
                    intent.id() + " is " + intent.status().word() + ", not " + status.word());
        }
    }

    private void announce(PaymentIntent intent, String type, Cause cause) {
        state.events().add(intent.mode(), type, intent.json(), cause);
    }
}
