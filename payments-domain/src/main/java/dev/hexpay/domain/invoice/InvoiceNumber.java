package dev.hexpay.domain.invoice;

import java.util.Locale;

/**
 * A number of a series, for example {@code INV-0001}.
 *
 * @param series the series of the number
 * @param sequence position in the series, from 1
 */
public record InvoiceNumber(InvoiceSeries series, long sequence) {
    public InvoiceNumber {
        if (sequence < 1) {
            throw new IllegalArgumentException("invoice numbers start at 1");
        }
    }

    /** The printed form, with at least four digits. */
    public String text() {
        return String.format(Locale.ROOT, "%s-%04d", series.prefix(), sequence);
    }
}
