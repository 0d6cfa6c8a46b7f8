package dev.hexpay.adapter.operator.page;

import dev.hexpay.domain.payment.Failure;
import java.util.Map;

/** What to do after a decline, in plain words. */
final class DeclineAdvice {
    private static final String OTHER_CARD = "Ask the customer to use another card.";
    private static final String BANK = "Ask the customer to call their bank, or to use another card.";
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(
                    "insufficient_funds", "Ask the customer to use another card, or to try again when there is money."),
            Map.entry("expired_card", "The card has expired. " + OTHER_CARD),
            Map.entry("incorrect_cvc", "The security code was wrong. Ask the customer to enter the card again."),
            Map.entry("incorrect_number", "The number was wrong. Ask the customer to enter the card again."),
            Map.entry("lost_card", OTHER_CARD + " Do not say why."),
            Map.entry("stolen_card", OTHER_CARD + " Do not say why."),
            Map.entry("fraudulent", OTHER_CARD + " Do not say why."),
            Map.entry("processing_error", "Nothing was charged. Try again in a few minutes."),
            Map.entry(
                    "authentication_required",
                    "The bank wants the customer to confirm. Send the customer the link of this payment."),
            Map.entry(
                    "authentication_failed",
                    "The customer did not confirm at their bank. Ask the customer to try again."),
            Map.entry("generic_decline", "The bank gave no reason. " + BANK),
            Map.entry("do_not_honor", "The bank gave no reason. " + BANK),
            Map.entry("card_declined", "The bank gave no reason. " + BANK));

    private DeclineAdvice() {}

    static String of(Failure failure) {
        String declineCode = failure.declineCode();
        String byDecline = declineCode == null ? null : BY_CODE.get(declineCode);
        return byDecline == null ? BY_CODE.getOrDefault(failure.code(), BANK) : byDecline;
    }

    static String code(Failure failure) {
        return failure.declineCode() == null ? failure.code() : failure.code() + " / " + failure.declineCode();
    }
}
