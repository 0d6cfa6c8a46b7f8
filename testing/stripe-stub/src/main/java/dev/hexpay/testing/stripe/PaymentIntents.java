package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import dev.hexpay.testing.stripe.PaymentIntent.Status;
import dev.hexpay.testing.stripe.Payments.Confirmation;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payment_intents}. */
final class PaymentIntents {
    private static final String PATH = "/v1/payment_intents";
    private static final String TAX = "hooks[inputs][tax][calculation]";
    private static final String[] CONFIRMING = {
        "confirmation_token",
        "payment_method",
        "off_session",
        "return_url",
        "use_stripe_sdk",
        "error_on_requires_action",
        "setup_future_usage",
        TAX
    };

    private final StubState state;
    private final Payments payments;
    private final TaxAssociations taxes;

    PaymentIntents(StubState state, Payments payments, TaxAssociations taxes) {
        this.state = state;
        this.payments = payments;
        this.taxes = taxes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(PATH, PaymentIntentCreateParams.class, this::create)
                        .requiring("amount", "currency")
                        .understanding(IntentRules.CREATING)
                        .expanding(Expansion.of("payment_intent")),
                Endpoint.get(PATH, PaymentIntentListParams.class, this::list)
                        .understanding("customer", "created", "limit", "starting_after")
                        .expanding(Expansion.ofList("payment_intent")),
                Endpoint.get(PATH + "/{id}", PaymentIntentRetrieveParams.class, this::retrieve)
                        .expanding(Expansion.of("payment_intent")),
                Endpoint.post(PATH + "/{id}/confirm", PaymentIntentConfirmParams.class, this::confirm)
                        .understanding(CONFIRMING)
                        .expanding(Expansion.of("payment_intent")),
                Endpoint.post(PATH + "/{id}/cancel", PaymentIntentCancelParams.class, this::cancel)
                        .understanding("cancellation_reason")
                        .expanding(Expansion.of("payment_intent")));
    }

    private JsonObject create(ApiCall call) {
        Parameters params = call.params();
        Store store = state.store(call.mode());
        IntentRules.check(params);
        String customer = params.text("customer");
        if (customer != null) {
            store.atParam(Kind.CUSTOMER, customer, "customer");
        }
        taxes.check(store, params.text("hooks", "inputs", "tax", "calculation"));
        PaymentMethod method = method(store, params, customer);
        if (params.isSet("confirm") && method == null) {
            throw missingMethod();
        }
        IntentRules.checkReturn(params, token(store, params));
        boolean isByHand = "manual".equals(params.text("capture_method"))
                || state.conditions().paymentsAreCapturedByHand();
        PaymentIntent intent = store.add(new PaymentIntent(state, call, isByHand ? "manual" : "automatic"));
        if (method != null && params.isSet("confirm")) {
            confirm(store, intent, method, call);
        } else if (method != null) {
            intent.choose(method);
        }
        return Expansion.of(store, call, intent);
    }

    private JsonObject confirm(ApiCall call) {
        Store store = state.store(call.mode());
        PaymentIntent intent = store.atPath(Kind.PAYMENT_INTENT, call.pathId());
        if (intent.isAny(Status.SUCCEEDED, Status.CANCELED, Status.PROCESSING, Status.REQUIRES_CAPTURE)) {
            throw Payments.unexpectedState(intent, "confirm");
        }
        taxes.check(store, call.params().text("hooks", "inputs", "tax", "calculation"));
        PaymentMethod given = method(store, call.params(), intent.customer());
        if (given == null && intent.method() == null) {
            throw missingMethod();
        }
        intent.useInFuture(call.params().text("setup_future_usage"));
        intent.taxed(call.params().text("hooks", "inputs", "tax", "calculation"));
        confirm(store, intent, given == null ? Objects.requireNonNull(intent.method()) : given, call);
        return Expansion.of(store, call, intent);
    }

    private void confirm(Store store, PaymentIntent intent, PaymentMethod method, ApiCall call) {
        Parameters params = call.params();
        ConfirmationToken token = token(store, params);
        if (token != null) {
            token.use(intent.id());
            intent.useInFuture(intent.futureUsage() == null ? token.futureUsage() : null);
        }
        String returnUrl = params.text("return_url");
        if (returnUrl == null && token != null) {
            returnUrl = token.returnUrl();
        }
        boolean isOnPage = params.text("use_stripe_sdk") == null ? token != null : params.isSet("use_stripe_sdk");
        JsonObject error = payments.confirm(
                intent,
                new Confirmation(
                        method,
                        params.isSet("off_session"),
                        params.isSet("error_on_requires_action"),
                        isOnPage ? null : returnUrl),
                call.cause());
        if (error != null) {
            throw StripeError.of(402, error);
        }
    }

    private static StripeError missingMethod() {
        return StripeError.invalid(
                "payment_intent_unexpected_state",
                "You cannot confirm this PaymentIntent because it's missing a payment method.",
                null);
    }

    private @Nullable ConfirmationToken token(Store store, Parameters params) {
        String id = params.text("confirmation_token");
        return id == null ? null : store.atParam(Kind.CONFIRMATION_TOKEN, id, "confirmation_token");
    }

    /** The method that a request names; it must be one that this customer can pay with. */
    private @Nullable PaymentMethod method(Store store, Parameters params, @Nullable String customer) {
        ConfirmationToken token = token(store, params);
        String id = params.text("payment_method");
        if (token != null && id != null) {
            throw StripeError.invalid(
                    "parameters_exclusive",
                    "You may only specify one of these parameters: confirmation_token, payment_method.",
                    "confirmation_token");
        }
        if (token != null) {
            PaymentMethod method = token.check(state.instant());
            method.checkUsable(customer);
            return method;
        }
        if (id == null) {
            return null;
        }
        PaymentMethod method = PaymentMethods.named(state, store, id);
        method.checkUsable(customer);
        return method;
    }

    private JsonObject retrieve(ApiCall call) {
        Store store = state.store(call.mode());
        return Expansion.of(store, call, store.atPath(Kind.PAYMENT_INTENT, call.pathId()));
    }

    private JsonObject list(ApiCall call) {
        Store store = state.store(call.mode());
        String customer = store.filter(Kind.CUSTOMER, call.params(), "customer");
        return Pages.of(
                store,
                call,
                Kind.PAYMENT_INTENT,
                store.newestFirst(Kind.PAYMENT_INTENT).stream()
                        .filter(intent -> customer == null || customer.equals(intent.customer())));
    }

    private JsonObject cancel(ApiCall call) {
        Store store = state.store(call.mode());
        PaymentIntent intent = store.atPath(Kind.PAYMENT_INTENT, call.pathId());
        payments.cancel(intent, call.params().text("cancellation_reason"), call.cause());
        return Expansion.of(store, call, intent);
    }
}
