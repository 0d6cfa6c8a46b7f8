package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DocumentFiles;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/** The files of documents in table {@code document_file}. */
final class JdbiDocumentFiles implements DocumentFiles {
    private final ScopedTable<DocumentFileRow> table;

    JdbiDocumentFiles(JdbiUnitOfWork unitOfWork) {
        this.table = new ScopedTable<>(unitOfWork, "document_file", RowType.of(DocumentFileRow.class));
    }

    /** A file as a row of {@code document_file}. */
    record DocumentFileRow(String documentId, String edition, PdfDocument pdf) {}

    @Override
    public Optional<PdfDocument> find(Scope scope, DocumentEdition edition) {
        Criteria criteria =
                Criteria.in(scope).and("document_id =", edition.document().id()).and("edition =", edition.name());
        return table.findOne(criteria).map(DocumentFileRow::pdf);
    }

    @Override
    public PdfDocument getOrInsert(Scope scope, DocumentEdition edition, PdfDocument file) {
        DocumentFileRow row = new DocumentFileRow(edition.document().id(), edition.name(), file);
        return table.insertIfAbsent(scope, row)
                ? file
                : find(scope, edition).orElseThrow(() -> new IllegalStateException("no file of " + edition));
    }
}
