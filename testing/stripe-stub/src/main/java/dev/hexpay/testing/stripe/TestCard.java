package dev.hexpay.testing.stripe;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published test cards with their behavior. They stand for real cards in live mode, too, where Stripe refuses them.
 */
public enum TestCard {
    SUCCEEDS("4242424242424242"),
    MASTERCARD("5555555555554444"),
    AVAILABLE_AT_ONCE("4000000000000077"),
    GENERIC_DECLINE("4000000000000002", "generic_decline"),
    INSUFFICIENT_FUNDS("4000000000009995", "insufficient_funds"),
    LOST_CARD("4000000000009987", "lost_card"),
    STOLEN_CARD("4000000000009979", "stolen_card"),
    VELOCITY_EXCEEDED("4000000000006975", "card_velocity_exceeded"),
    /** It can be attached to a customer, but not charged. */
    CHARGE_FAILS("4000000000000341", "generic_decline"),
    EXPIRED_CARD("4000000000000069", "expired_card"),
    INCORRECT_CVC("4000000000000127", "incorrect_cvc"),
    PROCESSING_ERROR("4000000000000119", "processing_error"),
    AUTHENTICATES_UNLESS_SET_UP("4000002500003155", Authentication.UNLESS_SET_UP, null),
    AUTHENTICATES_ALWAYS("4000002760003184", Authentication.ALWAYS, null),
    ALREADY_SET_UP("4000003800000446", Authentication.ON_SESSION, null),
    AUTHENTICATES_THEN_INSUFFICIENT_FUNDS("4000008260003178", Authentication.UNLESS_SET_UP, "insufficient_funds"),
    AUTHENTICATION_REQUIRED("4000000000003220", Authentication.ALWAYS, null),
    AUTHENTICATES_THEN_DECLINED("4000008400001629", Authentication.ALWAYS, "generic_decline"),
    DISPUTED_AS_FRAUDULENT("4000000000000259", Authentication.NEVER, null, "fraudulent"),
    DISPUTED_AS_NOT_RECEIVED("4000000000002685", Authentication.NEVER, null, "product_not_received"),
    /** An inquiry: no money is taken. */
    INQUIRY("4000000000001976", Authentication.NEVER, null, "inquiry");

    private static final Map<String, TestCard> NAMED = Map.of(
            "pm_card_visa", SUCCEEDS,
            "pm_card_mastercard", MASTERCARD,
            "pm_card_chargeDeclined", GENERIC_DECLINE,
            "pm_card_chargeDeclinedInsufficientFunds", INSUFFICIENT_FUNDS,
            "pm_card_chargeCustomerFail", CHARGE_FAILS,
            "pm_card_authenticationRequired", AUTHENTICATES_ALWAYS,
            "pm_card_authenticationRequiredOnSetup", AUTHENTICATES_UNLESS_SET_UP,
            "pm_card_createDispute", DISPUTED_AS_FRAUDULENT);

    private final String number;
    private final Authentication authentication;
    private final @Nullable String failure;
    private final @Nullable String dispute;

    /** When the bank wants the payer to authenticate. */
    enum Authentication {
        NEVER,
        /** Until the payer has authenticated a payment that set the card up for off-session charges. */
        UNLESS_SET_UP,
        /** On session only: off session, the card counts as set up. */
        ON_SESSION,
        ALWAYS
    }

    TestCard(String number) {
        this(number, Authentication.NEVER, null, null);
    }

    TestCard(String number, String failure) {
        this(number, Authentication.NEVER, failure, null);
    }

    TestCard(String number, Authentication authentication, @Nullable String failure) {
        this(number, authentication, failure, null);
    }

    TestCard(String number, Authentication authentication, @Nullable String failure, @Nullable String dispute) {
        this.number = number;
        this.authentication = authentication;
        this.failure = failure;
        this.dispute = dispute;
    }

    /** The card number. */
    public String number() {
        return number;
    }

    /** The card of a number; spaces are ignored. */
    static TestCard of(String number) {
        String digits = number.replace(" ", "");
        return Arrays.stream(values())
                .filter(card -> card.number.equals(digits))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stub does not know this card number"));
    }

    /** The card of a name like {@code pm_card_visa}; null for another payment method. */
    static @Nullable TestCard named(String name) {
        return NAMED.get(name);
    }

    String brand() {
        return this == MASTERCARD ? "mastercard" : "visa";
    }

    String last4() {
        return number.substring(number.length() - 4);
    }

    /** The same for each payment method with this number. */
    String fingerprint() {
        return "StubFingerprint" + Integer.toHexString(number.hashCode());
    }

    /** What happens when it is charged and authenticated; null if it succeeds. */
    @Nullable
    Decline decline() {
        return failure == null ? null : Decline.byBank(failure);
    }

    /** The reason of the dispute that follows a payment, or {@code inquiry}; null without one. */
    @Nullable
    String dispute() {
        return dispute;
    }

    /** Whether the bank wants the payer to authenticate. */
    boolean needsAuthentication(boolean isOffSession, boolean isSetUp) {
        return switch (authentication) {
            case NEVER -> false;
            case UNLESS_SET_UP -> !isSetUp;
            case ON_SESSION -> !isOffSession;
            case ALWAYS -> true;
        };
    }
}
