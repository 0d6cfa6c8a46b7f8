package dev.hexpay.adapter.mail.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a receipt, for the text and the HTML template.
 *
 * @param heading for example {@code Receipt from Brahms & Co}
 * @param testNotice the test mode notice; null in live mode
 * @param seller the name of the seller
 * @param outcome the amount and the date
 * @param description the description of the payment
 * @param price the price lines; the last one is the total
 * @param taxReason why there is no tax; null if the tax line needs no explanation
 * @param details document numbers, payment id and time
 * @param attachmentNote a sentence about the attached document
 * @param contact the e-mail address of the seller; null if there is none
 * @param sellerAddress the lines of the seller's address
 */
public record ReceiptView(
        String heading,
        @Nullable String testNotice,
        String seller,
        Outcome outcome,
        String description,
        List<Line> price,
        @Nullable String taxReason,
        List<Line> details,
        String attachmentNote,
        @Nullable String contact,
        List<String> sellerAddress) {

    /** A label and its value. */
    public record Line(String label, String value) {}

    /** The amount and what happened to it, for example {@code €29.75} and {@code Paid on May 3, 2026}. */
    public record Outcome(String amount, String text) {
        private static final int LONG = 12;

        /** Whether the amount is too long for the largest font size. */
        public boolean isLong() {
            return amount.length() > LONG;
        }
    }

    /** The description for the text template: its lines are indented, so that they cannot imitate lines of ours. */
    public String indentedDescription() {
        return description.replace("\n", "\n  ");
    }

    /** The last price line: the total. */
    public Line total() {
        return price.get(price.size() - 1);
    }
}
