package dev.hexpay.testkit;

import dev.hexpay.application.port.out.CardTokenizer.CardDetails;
import java.time.YearMonth;

/** The published test cards that tests pay with, and what each of them does. */
public enum TestCard {
    /** Works, with the payer there and away. */
    SUCCEEDS("4242424242424242"),
    /** Is declined without a reason of the bank. */
    DECLINED("4000000000000002"),
    /** Is declined for lack of money. */
    INSUFFICIENT_FUNDS("4000000000009995"),
    /** Is declined as expired. */
    EXPIRED("4000000000000069"),
    /** Wants its owner to authenticate when it is entered, and works from then on. */
    AUTHENTICATES_ONCE("4000002500003155"),
    /** Wants its owner to authenticate each time. */
    AUTHENTICATES_ALWAYS("4000000000003220"),
    /** Works when it is entered, and is declined whenever its owner is away. */
    DECLINED_OFF_SESSION("4000000000000341"),
    /** Works, and is disputed by its owner right after. */
    DISPUTED("4000000000000259");

    private final String number;

    TestCard(String number) {
        this.number = number;
    }

    /** The number that a payer types. */
    public String number() {
        return number;
    }

    /** The card as a payer types it, valid until December 2030. */
    public CardDetails entry() {
        return new CardDetails(number, YearMonth.of(2030, 12));
    }
}
