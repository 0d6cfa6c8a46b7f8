package dev.hexpay.testkit;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Mode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Renders one line of plain text instead of a PDF: number and total, and a mark in sandbox mode. */
public final class PlainTextInvoiceRenderer implements InvoiceRenderer {
    /** A renderer without state. */
    public PlainTextInvoiceRenderer() {}

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return pdf(mode, invoice.number().text() + " " + text(invoice.price().total()));
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        String canceled = creditNote.cancels() == null
                ? ""
                : " cancels " + creditNote.cancels().number().text();
        return pdf(
                mode,
                creditNote.number().text() + canceled + " of "
                        + invoice.number().text() + " "
                        + text(creditNote.price().total()));
    }

    private static String text(Money money) {
        int decimals = money.currency().getDefaultFractionDigits();
        return money.currency() + " "
                + BigDecimal.valueOf(money.minor(), decimals).toPlainString();
    }

    private static PdfDocument pdf(Mode mode, String text) {
        String line = mode.isLive() ? text : "TEST " + text;
        return new PdfDocument(line.getBytes(StandardCharsets.UTF_8));
    }
}
