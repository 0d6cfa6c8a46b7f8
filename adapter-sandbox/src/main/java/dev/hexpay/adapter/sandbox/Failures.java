package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.payment.Failure;

/** The failures that the sandbox reports, with codes as card processors use them. */
final class Failures {
    static final Failure GENERIC_DECLINE = new Failure("card_declined", "generic_decline", "Your card was declined.");
    static final Failure INSUFFICIENT_FUNDS =
            new Failure("card_declined", "insufficient_funds", "Your card has insufficient funds.");
    static final Failure EXPIRED_CARD = new Failure("expired_card", null, "Your card has expired.");
    static final Failure PROCESSING_ERROR = new Failure(
            "processing_error", null, "An error occurred while processing your card. Please try again in a moment.");
    static final Failure AUTHENTICATION_FAILED =
            new Failure("authentication_failed", null, "Your bank could not confirm that it is you who pays.");
    static final Failure AUTHENTICATION_ABANDONED =
            new Failure("authentication_abandoned", null, "The confirmation by your bank was not finished.");
    static final Failure METHOD_UNKNOWN = new Failure(
            "invalid_payment_method", null, "This card can no longer be charged. Please enter a card again.");

    static final Failure CHARGE_UNKNOWN = new Failure("charge_unknown", null, "There is no such charge.");
    static final Failure CHARGE_REFUNDED =
            new Failure("charge_already_refunded", null, "Less of this charge is left to be refunded.");
    static final Failure CHARGE_DISPUTED =
            new Failure("charge_disputed", null, "The bank of the card's owner has claimed this charge.");
    static final Failure REFUND_FAILED =
            new Failure("refund_failed", null, "The bank of the card's owner did not take the money back.");

    private Failures() {}
}
