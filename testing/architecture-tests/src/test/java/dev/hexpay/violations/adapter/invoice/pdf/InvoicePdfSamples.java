package dev.hexpay.violations.adapter.invoice.pdf;

import dev.hexpay.architecture.Violates;
import dev.hexpay.violations.adapter.tax.table.TaxTableSamples.PublicRate;
import java.awt.Font;
import java.awt.color.ColorSpace;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Samples of the invoice renderer. */
@NullMarked
public final class InvoicePdfSamples {
    record UsesColors(ColorSpace colors) {}

    @Violates({"adapter-invoice-pdf uses only what it is granted", "adapters do not use each other"})
    record UsesTaxTable(List<PublicRate> rates) {}

    @Violates("adapter-invoice-pdf uses only what it is granted")
    record UsesScreenFonts(Font font) {}
}
