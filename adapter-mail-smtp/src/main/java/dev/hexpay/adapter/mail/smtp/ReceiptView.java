package dev.hexpay.adapter.mail.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as its reader sees it; the same in text and in HTML.
 *
 * @param heading what it is, for example {@code Receipt from Brahms & Co}
 * @param testNotice that it is only a test; null when it is none
 * @param seller who sold
 * @param outcome what happened, and when
 * @param description what for
 * @param price the amounts, the last one being the total
 * @param taxReason why there is no tax; null where there is
 * @param facts numbers to find it by
 * @param paper what is attached, and what to do with it
 * @param contact where to write to; null where nobody reads
 * @param imprint the seller's address, line by line
 */
public record ReceiptView(
        String heading,
        @Nullable String testNotice,
        String seller,
        Outcome outcome,
        String description,
        List<Line> price,
        @Nullable String taxReason,
        List<Line> facts,
        String paper,
        @Nullable String contact,
        List<String> imprint) {

    /** A label and its value. */
    public record Line(String label, String value) {}

    /** How much money moved where and when, for example {@code €29.75} and {@code paid on May 3, 2026}. */
    public record Outcome(String amount, String text) {
        private static final int LONG = 12;

        /** Whether the amount is too long for the largest letters. */
        public boolean isLong() {
            return amount.length() > LONG;
        }
    }

    /** The description for a text: further lines are indented, so that none can pass for one of ours. */
    public String indentedDescription() {
        return description.replace("\n", "\n  ");
    }

    /** The last line of the price. */
    public Line total() {
        return price.get(price.size() - 1);
    }
}
