package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.DocumentFiles;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

final class InMemoryDocumentFiles implements DocumentFiles {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<DocumentEdition>, PdfDocument> rows;

    InMemoryDocumentFiles(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("document file");
    }

    @Override
    public Optional<PdfDocument> find(Scope scope, DocumentEdition edition) {
        return rows.get(new ScopedKey<>(scope, edition));
    }

    @Override
    public PdfDocument getOrInsert(Scope scope, DocumentEdition edition, PdfDocument file) {
        return store.inTransaction(() -> find(scope, edition).orElseGet(() -> {
            rows.insert(new ScopedKey<>(scope, edition), file);
            return file;
        }));
    }
}
