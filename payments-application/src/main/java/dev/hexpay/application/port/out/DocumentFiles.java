package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Scope;
import java.util.Optional;

/**
 * The rendered files of documents. A file never changes: what was sent once is sent again, also after an upgrade of the
 * renderer. A file outside the given scope is not found.
 */
public interface DocumentFiles {
    /** The file of this edition, if this scope has it. */
    Optional<PdfDocument> find(Scope scope, DocumentEdition edition);

    /** Stores the file of an edition that has none, and returns the stored file, which may be an earlier one. */
    PdfDocument getOrInsert(Scope scope, DocumentEdition edition, PdfDocument file);
}
