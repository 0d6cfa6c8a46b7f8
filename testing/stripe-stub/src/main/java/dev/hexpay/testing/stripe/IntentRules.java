package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which parameters of a new payment intent go together. */
final class IntentRules {
    /** The parameters that are acted on. */
    static final String[] CREATING = {
        "amount",
        "currency",
        "confirm",
        "confirmation_token",
        "payment_method",
        "customer",
        "setup_future_usage",
        "allowed_payment_method_types",
        "payment_method_types",
        "automatic_payment_methods",
        "metadata",
        "description",
        "receipt_email",
        "return_url",
        "use_stripe_sdk",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "hooks[inputs][tax][calculation]",
        "off_session",
        "error_on_requires_action",
        "capture_method"
    };

    private static final List<String> METHOD_CHOICES =
            List.of("payment_method_types", "automatic_payment_methods", "allowed_payment_method_types");
    private static final List<String> ONLY_WHEN_CONFIRMING =
            List.of("off_session", "error_on_requires_action", "confirmation_token", "return_url");
    private static final String PREFIX = "HEXPAY";
    private static final int DESCRIPTOR_LENGTH = 22;
    private static final Pattern DESCRIPTOR = Pattern.compile("(?=.*[A-Za-z])[ -~&&[^<>\\\\'\"*]]+");

    private IntentRules() {}

    /** Refuses a new intent that Stripe cannot make. */
    static void check(Parameters params) {
        Amounts.check(Objects.requireNonNull(params.integer("amount")), params.required("currency"));
        checkMethodTypes(params);
        if (!params.isSet("confirm")) {
            ONLY_WHEN_CONFIRMING.stream().filter(params::isSet).findFirst().ifPresent(name -> {
                throw StripeError.invalid("You can only set " + name + " together with confirm=true.", name);
            });
        }
        if (params.isSet("statement_descriptor")) {
            throw StripeError.invalid(
                    "statement_descriptor is not supported for cards: use statement_descriptor_suffix.",
                    "statement_descriptor");
        }
        String suffix = params.text("statement_descriptor_suffix");
        if (suffix != null
                && ((PREFIX + "* " + suffix).length() > DESCRIPTOR_LENGTH
                        || !DESCRIPTOR.matcher(suffix).matches())) {
            throw StripeError.invalid(
                    "The statement descriptor suffix must have Latin characters, a letter among them, none of < > \\ ' \""
                            + " *, and at most " + DESCRIPTOR_LENGTH + " together with '" + PREFIX + "* '.",
                    "statement_descriptor_suffix");
        }
    }

    private static void checkMethodTypes(Parameters params) {
        List<String> choices = METHOD_CHOICES.stream().filter(params::isSet).toList();
        if (choices.size() > 1) {
            throw StripeError.invalid(
                    "parameters_exclusive",
                    "You may only specify one of these parameters: " + String.join(", ", choices) + ".",
                    choices.get(0));
        }
        for (String choice : choices) {
            List<String> types = params.texts(choice);
            if (!choice.equals("automatic_payment_methods") && !types.contains("card")) {
                throw StripeError.notKnownToStub("payments without cards: " + choice + " " + types);
            }
        }
    }

    /** Refuses to confirm without a way back from methods that redirect, unless only cards are allowed. */
    static void checkReturn(Parameters params, @Nullable ConfirmationToken token) {
        boolean mayRedirect = !params.isSet("payment_method_types")
                && !params.isSet("allowed_payment_method_types")
                && !"never".equals(params.text("automatic_payment_methods", "allow_redirects"));
        boolean hasWayBack = params.isSet("return_url")
                || params.isSet("use_stripe_sdk")
                || (token != null && token.returnUrl() != null);
        if (params.isSet("confirm") && mayRedirect && !hasWayBack) {
            throw StripeError.invalid(
                    "A return_url must be specified because this PaymentIntent is configured to automatically accept the"
                            + " payment methods enabled in the Dashboard, some of which may require a full page redirect.",
                    "return_url");
        }
    }
}
