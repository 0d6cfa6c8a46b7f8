package dev.hexpay.application.usecase.invoice;

import dev.hexpay.application.port.in.invoice.CreateDownloadLink;
import dev.hexpay.application.port.in.invoice.DownloadDocument;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.port.out.TokenSigner;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Signs download links of documents, and returns the file of a signed link. */
public final class DownloadDocumentHandler implements CreateDownloadLink, DownloadDocument {
    private static final Duration VALIDITY = Duration.ofDays(7);
    private static final String SEPARATOR = "|";
    private static final int PARTS = 4;

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final RenderedDocuments files;
    private final TokenSigner signer;
    private final PublicUrls publicUrls;
    private final InstantSource clock;

    public DownloadDocumentHandler(OutPorts out) {
        this.invoices = out.store().invoices();
        this.creditNotes = out.store().creditNotes();
        this.files = new RenderedDocuments(out);
        this.signer = out.crypto().tokenSigner();
        this.publicUrls = out.publicUrls();
        this.clock = out.clock();
    }

    @Override
    public DownloadLink create(Scope scope, DocumentRef document) {
        requireExists(scope, document);
        return linkTo(scope, document);
    }

    /** The link of a document that is known to exist. */
    public DownloadLink linkTo(Scope scope, DocumentRef document) {
        Instant expiresAt = clock.instant().plus(VALIDITY);
        String text = String.join(
                SEPARATOR,
                document.id(),
                scope.organization().value().toString(),
                WireName.of(scope.mode()),
                Long.toString(expiresAt.toEpochMilli()));
        return new DownloadLink(publicUrls.download(signer.sign(text)), expiresAt);
    }

    private void requireExists(Scope scope, DocumentRef document) {
        if (document instanceof DocumentRef.InvoiceRef of
                && invoices.find(scope, of.invoice()).isEmpty()) {
            throw IdKind.INVOICE.notFound();
        }
        if (document instanceof DocumentRef.CreditNoteRef of
                && creditNotes.find(scope, of.creditNote()).isEmpty()) {
            throw IdKind.CREDIT_NOTE.notFound();
        }
    }

    @Override
    public PdfFile download(String signedToken) {
        List<String> parts = List.of(signer.verify(signedToken)
                .orElseThrow(DownloadDocumentHandler::invalidLink)
                .split("\\|"));
        if (parts.size() != PARTS) {
            throw invalidLink();
        }
        Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(parts.get(3)));
        if (!clock.instant().isBefore(expiresAt)) {
            throw invalidLink();
        }
        Scope scope = new Scope(new OrganizationId(UUID.fromString(parts.get(1))), Mode.of(parts.get(2)));
        String id = parts.get(0);
        return IdKind.INVOICE.matches(id)
                ? fileOfInvoice(scope, new InvoiceId(id))
                : fileOfCreditNote(scope, new CreditNoteId(id));
    }

    private PdfFile fileOfInvoice(Scope scope, InvoiceId id) {
        Invoice invoice = invoices.find(scope, id).orElseThrow(DownloadDocumentHandler::invalidLink);
        return new PdfFile(fileName(invoice.number().text()), files.of(scope, invoice));
    }

    private PdfFile fileOfCreditNote(Scope scope, CreditNoteId id) {
        CreditNote note = creditNotes.find(scope, id).orElseThrow(DownloadDocumentHandler::invalidLink);
        Invoice invoice = invoices.find(scope, note.invoice()).orElseThrow(DownloadDocumentHandler::invalidLink);
        return new PdfFile(fileName(note.number().text()), files.of(scope, note, invoice));
    }

    private static String fileName(String number) {
        return number + ".pdf";
    }

    private static PaymentsException invalidLink() {
        return PaymentsException.of(ErrorCode.NOT_FOUND, "This download link is invalid or has expired.");
    }
}
