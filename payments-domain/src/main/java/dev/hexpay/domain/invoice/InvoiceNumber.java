package dev.hexpay.domain.invoice;

import java.util.Locale;

/**
 * A number of a series, for example {@code INV-0001}.
 *
 * @param series which row it is from
 * @param sequence its place, from 1 on
 */
public record InvoiceNumber(InvoiceSeries series, long sequence) {
    public InvoiceNumber {
        if (sequence < 1) {
            throw new IllegalArgumentException("invoice numbers begin with 1");
        }
    }

    /** As it is printed: at least four digits. */
    public String text() {
        return String.format(Locale.ROOT, "%s-%04d", series.prefix(), sequence);
    }
}
