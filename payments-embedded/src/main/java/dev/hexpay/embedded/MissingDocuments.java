package dev.hexpay.embedded;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;

/** What stands for a renderer or a mailer that is not configured: a call fails and says what to configure. */
final class MissingDocuments {
    static final ReceiptMailer MAILER = mail -> {
        throw new IllegalStateException("no mailer is configured: set receiptMailer(…), for example adapter-mail-smtp");
    };

    static final InvoiceRenderer RENDERER = new InvoiceRenderer() {
        @Override
        public PdfDocument render(Mode mode, Invoice invoice) {
            throw missing();
        }

        @Override
        public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
            throw missing();
        }
    };

    private MissingDocuments() {}

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "no renderer is configured: set invoiceRenderer(…), for example adapter-invoice-pdf");
    }
}
