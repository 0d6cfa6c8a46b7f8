package dev.hexpay.testkit;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.payment.CardDetails;
import java.time.YearMonth;

/** The published test cards and their behavior. */
public enum TestCard {
    /** Succeeds on-session and off-session. */
    SUCCEEDS("4242424242424242"),
    /** Is declined without a specific reason. */
    DECLINED("4000000000000002"),
    /** Is declined for insufficient funds. */
    INSUFFICIENT_FUNDS("4000000000009995"),
    /** Is declined as expired. */
    EXPIRED("4000000000000069"),
    /** Requires authentication when it is entered, and succeeds off-session afterwards. */
    AUTHENTICATES_ONCE("4000002500003155"),
    /** Requires authentication for every charge. */
    AUTHENTICATES_ALWAYS("4000000000003220"),
    /** Succeeds on-session and is declined off-session. */
    DECLINED_OFF_SESSION("4000000000000341"),
    /** Succeeds, and is disputed immediately afterwards. */
    DISPUTED("4000000000000259");

    private final String number;

    TestCard(String number) {
        this.number = number;
    }

    /** The card number. */
    public String number() {
        return number;
    }

    /** The card as it is displayed. */
    public Card displayed() {
        return new Card("visa", number.substring(12), 12, 2030);
    }

    /** The card details that a payer enters; the card expires in December 2030. */
    public CardDetails details() {
        return new CardDetails(number, YearMonth.of(2030, 12));
    }
}
