package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/** Sends receipts to a mail server. */
public interface ReceiptMailer {
    /**
     * Sends the receipt and returns when a mail server has accepted it. A repeated call sends the same message: its
     * Message-ID is derived from the receipt's id.
     *
     * @throws RuntimeException when no mail server accepted it, for whatever reason
     */
    void send(Mail mail);

    /**
     * The content of a receipt.
     *
     * @param mode test mode or live mode
     * @param receipt the recipient and the id
     * @param invoice the invoice of the payment
     * @param creditNote the credit note of the refund; null when the receipt is for the payment
     * @param pdf the attached document: the credit note when there is one, else the invoice
     */
    record Mail(
            Mode mode,
            Receipt receipt,
            Invoice invoice,
            @Nullable CreditNote creditNote,
            PdfDocument pdf) {}
}
