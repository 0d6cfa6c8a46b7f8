package dev.hexpay.domain.transaction;

import dev.hexpay.domain.refusal.Text;

/** Why a merchant gives money back, in their words, 1 to 500 characters. */
public record RefundReason(String value) {
    private static final int MAX = 500;

    public RefundReason {
        Text.line("reason", value, MAX);
    }
}
