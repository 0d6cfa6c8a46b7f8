package dev.hexpay.adapter.http.paypage;

import org.jspecify.annotations.Nullable;

/**
 * The page of a payment that has nothing to be filled in.
 *
 * @param tone how it looks
 * @param heading what it says
 * @param text what that means for the payer
 * @param receipt null unless it is paid
 * @param next where the payer can go; null when nowhere
 */
public record StatusView(
        Layout frame,
        Summary summary,
        Tone tone,
        String heading,
        String text,
        @Nullable Receipt receipt,
        @Nullable Link next) {

    /** How a page looks. */
    public enum Tone {
        GOOD,
        BUSY,
        OVER
    }

    /**
     * Proof of payment.
     *
     * @param invoiceUrl where the payer downloads the invoice; null when there is none
     */
    public record Receipt(
            String amount,
            @Nullable String invoiceNumber,
            DateTimeText paidAt,
            @Nullable String invoiceUrl) {}

    /** Somewhere to go. */
    public record Link(String text, String url) {}
}
