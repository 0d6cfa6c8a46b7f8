package dev.hexpay.adapter.invoice.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note as it is printed: every word and number of it, in its place.
 *
 * @param imprint what the file says about itself
 * @param isTest whether it is of the sandbox and no real paper
 * @param stamp a word across the head for a paper that does not count any more; null where it does
 * @param kind {@code Invoice} or {@code Credit note}
 * @param number its own number
 * @param seller who issued it
 * @param buyer whom it is for
 * @param facts number, dates and the like, as label and value
 * @param line what was sold
 * @param totals subtotal and tax
 * @param total the sum
 * @param notes what the law wants to be said
 * @param settlement how it was paid or given back
 */
public record InvoiceView(
        PdfMetadata imprint,
        boolean isTest,
        @Nullable String stamp,
        String kind,
        String number,
        Party seller,
        Party buyer,
        List<LabeledValue> facts,
        Line line,
        List<LabeledValue> totals,
        LabeledValue total,
        List<String> notes,
        Settlement settlement) {

    /** A text, and whether it reads from right to left. */
    public record TextRun(String text, String direction) {}

    /** Who sells or buys, line by line. */
    public record Party(String label, TextRun name, List<TextRun> lines) {}

    /** A label and what it stands for. */
    public record LabeledValue(String label, String value) {}

    /** The one line of the paper; its description may have several, each read in its own direction. */
    public record Line(List<TextRun> description, String quantity, String unitPrice, String amount) {
        private static final int LONG = 20;

        /** Whether the amount needs a wider column than others do. */
        public boolean isLong() {
            return amount.length() > LONG;
        }
    }

    /** How the paper was settled, and what it is called at the till. */
    public record Settlement(String sentence, List<LabeledValue> references) {}
}
