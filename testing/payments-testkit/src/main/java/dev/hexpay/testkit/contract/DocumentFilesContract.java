package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.anInvoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.DocumentFiles;
import dev.hexpay.domain.invoice.DocumentEdition;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link DocumentFiles} guarantees. */
public abstract class DocumentFilesContract extends StoreContract {
    /** Larger than a column of text or bytes of some databases. */
    private static final int LARGE = 3_000_000;

    private final DocumentEdition invoice = DocumentEdition.of(anInvoice().build());
    private final DocumentEdition creditNote = DocumentEdition.of(aCreditNote().build());

    @Test
    void a_file_is_read_back_with_equal_bytes() {
        byte[] bytes = new byte[LARGE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + i / 256);
        }
        assertThat(insert(scope, invoice, new PdfDocument(bytes))).isEqualTo(bytes);
        assertThat(find(scope, invoice)).isEqualTo(bytes);
    }

    @Test
    void a_stored_file_stays_and_is_returned() {
        insert(scope, invoice, file(1));
        assertThat(insert(scope, invoice, file(2))).isEqualTo(file(1).bytes());
        assertThat(find(scope, invoice)).isEqualTo(file(1).bytes());
    }

    @Test
    void each_edition_has_a_file_of_its_own() {
        List<DocumentEdition> editions = new ArrayList<>(
                List.of(creditNote, DocumentEdition.of(anInvoice().build())));
        DocumentRef document = invoice.document();
        for (InvoiceStatus status : InvoiceStatus.values()) {
            editions.add(new DocumentEdition(document, status));
        }
        for (int i = 0; i < editions.size(); i++) {
            insert(scope, editions.get(i), file(i));
        }
        for (int i = 0; i < editions.size(); i++) {
            assertThat(find(scope, editions.get(i))).isEqualTo(file(i).bytes());
        }
    }

    @Test
    void an_edition_without_a_file_is_not_found() {
        insert(scope, creditNote, file(1));
        assertThat(store.documentFiles().find(scope, invoice)).isEmpty();
    }

    @Test
    void a_file_is_found_in_its_own_scope_only() {
        insert(scope, invoice, file(0));
        for (Scope otherScope : otherScopes) {
            assertThat(store.documentFiles().find(otherScope, invoice))
                    .as("%s", otherScope)
                    .isEmpty();
            assertThat(insert(otherScope, invoice, file(1))).isEqualTo(file(1).bytes());
        }
        assertThat(find(scope, invoice)).isEqualTo(file(0).bytes());
    }

    @Test
    void concurrent_callers_get_the_same_file() throws Exception {
        List<PdfDocument> stored =
                Concurrency.concurrently(4, i -> store.documentFiles().getOrInsert(scope, invoice, file(i)));
        byte[] expected = find(scope, invoice);
        assertThat(stored).allSatisfy(file -> assertThat(file.bytes()).isEqualTo(expected));
    }

    private byte[] insert(Scope where, DocumentEdition edition, PdfDocument file) {
        return store.documentFiles().getOrInsert(where, edition, file).bytes();
    }

    private byte[] find(Scope where, DocumentEdition edition) {
        return store.documentFiles().find(where, edition).orElseThrow().bytes();
    }

    private static PdfDocument file(int content) {
        return new PdfDocument(new byte[] {'%', 'P', 'D', 'F', (byte) content});
    }
}
