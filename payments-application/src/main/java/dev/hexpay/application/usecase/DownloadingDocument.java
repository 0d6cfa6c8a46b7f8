package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.DownloadDocument;
import dev.hexpay.application.port.in.LinkDocument;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.InvoicePrinter;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.port.out.Signer;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Document;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Signs addresses of papers, and prints the paper for whoever comes with one. */
final class DownloadingDocument implements LinkDocument, DownloadDocument {
    private static final Duration VALID = Duration.ofDays(7);
    private static final String SEPARATOR = "|";
    private static final int PARTS = 4;

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final InvoicePrinter printer;
    private final Signer signer;
    private final PublicAddresses addresses;
    private final InstantSource clock;

    DownloadingDocument(OutPorts out) {
        this.invoices = out.invoices();
        this.creditNotes = out.creditNotes();
        this.printer = out.invoicePrinter();
        this.signer = out.signer();
        this.addresses = out.addresses();
        this.clock = out.clock();
    }

    @Override
    public Link link(Scope scope, Document document) {
        requireThere(scope, document);
        return signed(scope, document);
    }

    /** The same for a paper that is known to be there. */
    Link signed(Scope scope, Document document) {
        Instant expiresAt = clock.instant().plus(VALID);
        String text = String.join(
                SEPARATOR,
                document.id(),
                scope.organization().value().toString(),
                scope.mode().wire(),
                Long.toString(expiresAt.toEpochMilli()));
        return new Link(addresses.download(signer.sign(text)), expiresAt);
    }

    private void requireThere(Scope scope, Document document) {
        if (document instanceof Document.OfInvoice of
                && invoices.find(scope, of.invoice()).isEmpty()) {
            throw IdKind.INVOICE.notFound();
        }
        if (document instanceof Document.OfCreditNote of
                && creditNotes.find(scope, of.creditNote()).isEmpty()) {
            throw IdKind.CREDIT_NOTE.notFound();
        }
    }

    @Override
    public NamedPdf download(String signedToken) {
        List<String> parts = List.of(signer.verified(signedToken)
                .orElseThrow(DownloadingDocument::refused)
                .split("\\|"));
        if (parts.size() != PARTS) {
            throw refused();
        }
        Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(parts.get(3)));
        if (!clock.instant().isBefore(expiresAt)) {
            throw refused();
        }
        Scope scope = new Scope(new OrganizationId(UUID.fromString(parts.get(1))), Mode.of(parts.get(2)));
        String id = parts.get(0);
        return IdKind.INVOICE.fits(id) ? invoice(scope, new InvoiceId(id)) : creditNote(scope, new CreditNoteId(id));
    }

    private NamedPdf invoice(Scope scope, InvoiceId id) {
        Invoice invoice = invoices.find(scope, id).orElseThrow(DownloadingDocument::refused);
        return new NamedPdf(fileName(invoice.number().text()), printer.print(scope.mode(), invoice));
    }

    private NamedPdf creditNote(Scope scope, CreditNoteId id) {
        CreditNote note = creditNotes.find(scope, id).orElseThrow(DownloadingDocument::refused);
        Invoice invoice = invoices.find(scope, note.invoice()).orElseThrow(DownloadingDocument::refused);
        return new NamedPdf(fileName(note.number().text()), printer.print(scope.mode(), note, invoice));
    }

    private static String fileName(String number) {
        return number + ".pdf";
    }

    private static Refusal refused() {
        return Refusal.of(RefusalCode.NOT_FOUND, "This download link is not valid, or not any more.");
    }
}
