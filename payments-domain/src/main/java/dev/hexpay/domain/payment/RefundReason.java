package dev.hexpay.domain.payment;

import dev.hexpay.domain.text.PlainText;

/** The merchant's reason for a refund, 1 to 500 characters. */
public record RefundReason(String value) {
    /** The longest reason, in characters. */
    public static final int MAX = 500;

    public RefundReason {
        PlainText.singleLine(value, MAX);
    }
}
