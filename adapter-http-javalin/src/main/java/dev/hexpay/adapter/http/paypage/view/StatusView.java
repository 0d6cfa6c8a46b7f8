package dev.hexpay.adapter.http.paypage.view;

import org.jspecify.annotations.Nullable;

/**
 * The page of a payment without a form.
 *
 * @param tone the visual style
 * @param heading the status in one sentence
 * @param text the consequence for the payer
 * @param receipt null unless the payment succeeded
 * @param next the next step for the payer; null if there is none
 */
public record StatusView(
        Layout layout,
        Summary summary,
        Tone tone,
        String heading,
        String text,
        @Nullable Receipt receipt,
        @Nullable Link next) {

    /** The visual style of a page. */
    public enum Tone {
        GOOD,
        BUSY,
        CLOSED
    }

    /**
     * The receipt of a payment.
     *
     * @param invoiceUrl the download link of the invoice; null if there is none
     */
    public record Receipt(
            String amount,
            @Nullable String invoiceNumber,
            Summary.Time paidAt,
            @Nullable String invoiceUrl) {}

    /** A link with its text. */
    public record Link(String text, String url) {}
}
