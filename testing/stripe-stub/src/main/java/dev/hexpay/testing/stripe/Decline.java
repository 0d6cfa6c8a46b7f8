package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment failed.
 *
 * @param type {@code card_error} or {@code invalid_request_error}
 * @param code of the error
 * @param declineCode of the bank; null if the code says all
 * @param message for the payer
 */
record Decline(String type, String code, @Nullable String declineCode, String message) {
    private static final String CARD_ERROR = "card_error";

    static final Decline AUTHENTICATION_REQUIRED = new Decline(
            CARD_ERROR,
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication.");
    static final Decline AUTHENTICATION_NOT_HANDLED = new Decline(
            CARD_ERROR,
            "authentication_required",
            "authentication_not_handled",
            "Your card was declined. This transaction requires authentication.");
    static final Decline AUTHENTICATION_FAILED = new Decline(
            "invalid_request_error",
            "payment_intent_authentication_failure",
            null,
            "The provided PaymentMethod has failed authentication.");

    /** The refusal of a bank: a decline code, or one of the codes that stand for themselves. */
    static Decline byBank(String code) {
        return switch (code) {
            case "expired_card" -> new Decline(CARD_ERROR, code, null, "Your card has expired.");
            case "incorrect_cvc" -> new Decline(CARD_ERROR, code, null, "Your card's security code is incorrect.");
            case "processing_error" ->
                new Decline(CARD_ERROR, code, null, "An error occurred while processing your card. Try again later.");
            case "insufficient_funds" ->
                new Decline(CARD_ERROR, "card_declined", code, "Your card has insufficient funds.");
            default -> new Decline(CARD_ERROR, "card_declined", code, "Your card was declined.");
        };
    }

    /** The members that {@code error} and {@code last_payment_error} share. */
    JsonObject json(@Nullable String charge, JsonObject paymentMethod) {
        JsonObject json = Json.of("code", code)
                .and("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
                .and("message", message)
                .and("payment_method", paymentMethod)
                .and("type", type)
                .json();
        if (declineCode != null) {
            json.addProperty("decline_code", declineCode);
        }
        if (charge != null) {
            json.addProperty("charge", charge);
        }
        return json;
    }
}
