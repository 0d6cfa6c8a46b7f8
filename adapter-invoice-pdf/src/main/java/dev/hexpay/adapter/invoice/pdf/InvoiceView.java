package dev.hexpay.adapter.invoice.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an invoice or a credit note, for the template.
 *
 * @param metadata the metadata of the PDF file
 * @param isTest whether it was issued in the sandbox
 * @param watermark {@code Void} or {@code Draft}; null for a valid document
 * @param kind {@code Invoice} or {@code Credit note}
 * @param number the number of the document
 * @param seller the party that issued it
 * @param buyer the party that it is issued to
 * @param details number, dates and currency or invoice reference
 * @param line the line item
 * @param totals subtotal and tax
 * @param total the total
 * @param notes notes that are required by law
 * @param settlement the payment or the refund
 */
public record InvoiceView(
        PdfMetadata metadata,
        boolean isTest,
        @Nullable String watermark,
        String kind,
        String number,
        Party seller,
        Party buyer,
        List<LabeledValue> details,
        Line line,
        List<LabeledValue> totals,
        LabeledValue total,
        List<String> notes,
        Settlement settlement) {

    /** A text with its direction: {@code ltr} or {@code rtl}. */
    public record TextRun(String text, String direction) {}

    /** The seller or the buyer with its address lines. */
    public record Party(String label, TextRun name, List<TextRun> lines) {}

    /** A label and its value. */
    public record LabeledValue(String label, String value) {}

    /** The line item; its description may have several lines, each with its own direction. */
    public record Line(List<TextRun> description, String quantity, String unitPrice, String amount) {
        private static final int LONG = 20;

        /** Whether the amount needs a wider column. */
        public boolean isLong() {
            return amount.length() > LONG;
        }
    }

    /** How the document was settled, and the ids of payment, transaction and refund. */
    public record Settlement(String sentence, List<LabeledValue> references) {}
}
