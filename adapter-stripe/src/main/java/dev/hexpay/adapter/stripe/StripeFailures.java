package dev.hexpay.adapter.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.hexpay.domain.payment.Failure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failures that the adapter reports, with Stripe's codes where Stripe has one. */
final class StripeFailures {
    static final Failure PROVIDER_UNAVAILABLE =
            new Failure("provider_unavailable", null, "The payment provider cannot process this payment now.");
    static final Failure AMOUNT_NOT_REPRESENTABLE = new Failure(
            "amount_not_representable", null, "The payment provider cannot process this amount in this currency.");
    static final Failure INVALID_PAYMENT_METHOD = new Failure(
            "invalid_payment_method", null, "This card can no longer be charged. Please enter a card again.");
    static final Failure ABANDONED =
            new Failure("authentication_abandoned", null, "The confirmation by your bank was not finished.");

    static final Failure CHARGE_UNKNOWN = new Failure("charge_unknown", null, "There is no such charge.");
    static final Failure CURRENCY_MISMATCH =
            new Failure("currency_mismatch", null, "The charge was made in another currency.");
    static final Failure CHARGE_REFUNDED =
            new Failure("charge_already_refunded", null, "Less of this charge is left to be refunded.");
    static final Failure CHARGE_DISPUTED =
            new Failure("charge_disputed", null, "The bank of the card's owner has claimed this charge.");

    private static final Set<String> AMOUNT_CODES = Set.of("amount_too_small", "amount_too_large");
    private static final String AUTHENTICATION_FAILURE = "payment_intent_authentication_failure";

    private StripeFailures() {}

    /** Why an intent that is not paid will not be. */
    static Failure of(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        if (error == null) {
            return ABANDONED;
        }
        String code = error.getCode() == null ? "card_declined" : error.getCode();
        return new Failure(code, error.getDeclineCode(), message(error, code));
    }

    /** Only the messages of card errors are for the payer. */
    private static String message(StripeError error, String code) {
        if (code.equals(AUTHENTICATION_FAILURE)) {
            return "Your bank could not confirm that it is you who pays.";
        }
        boolean isForPayer = "card_error".equals(error.getType()) && error.getMessage() != null;
        return isForPayer ? error.getMessage() : "Your card was declined.";
    }

    /** Why Stripe does not execute a charge that it calls invalid. */
    static Failure ofInvalidCharge(@Nullable String code) {
        return code != null && AMOUNT_CODES.contains(code)
                ? new Failure(code, null, "The payment provider does not accept payments of this amount.")
                : PROVIDER_UNAVAILABLE;
    }

    /** Why Stripe does not execute a refund that it calls invalid; more than is left has no code, only a parameter. */
    static Failure ofInvalidRefund(@Nullable String code, @Nullable String param) {
        if ("charge_disputed".equals(code) || "refund_disputed_payment".equals(code)) {
            return CHARGE_DISPUTED;
        } else if ("charge_already_refunded".equals(code) || "amount".equals(param)) {
            return CHARGE_REFUNDED;
        }
        return ofRefund(code);
    }

    /** A refund that did not reach the payer. */
    static Failure ofRefund(@Nullable String reason) {
        return new Failure(
                reason == null ? "refund_failed" : reason, null, "The payment provider could not return the money.");
    }
}
