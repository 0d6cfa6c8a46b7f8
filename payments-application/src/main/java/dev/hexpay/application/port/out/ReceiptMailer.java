package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Mode;
import org.jspecify.annotations.Nullable;

/** Hands receipts to a mail server. */
public interface ReceiptMailer {
    /**
     * Sends the receipt; when this returns, a mail server has taken it. Sent again, it is the same message: its
     * Message-ID is made of the receipt's id.
     *
     * @throws RuntimeException when no mail server took it, for whatever reason
     */
    void send(Mail mail);

    /**
     * What a receipt tells.
     *
     * @param mode play money or real money
     * @param receipt who gets it, under which name
     * @param invoice what was paid
     * @param creditNote what of it went back; null when the receipt is for the payment
     * @param pdf the paper: the credit note when there is one, else the invoice
     */
    record Mail(
            Mode mode,
            Receipt receipt,
            Invoice invoice,
            @Nullable CreditNote creditNote,
            PdfDocument pdf) {}
}
