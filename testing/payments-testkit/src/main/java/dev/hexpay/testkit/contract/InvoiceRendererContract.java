package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link InvoiceRenderer} guarantees. */
public abstract class InvoiceRendererContract {
    private final Invoice invoice = anInvoice()
            .numbered(42)
            .describedAs("Plan, سنوي, 年間")
            .of(TaxBreakdown.undetermined(eur(29_75)))
            .build();
    private final CreditNote creditNote = aCreditNote()
            .on(invoice)
            .numbered(7)
            .of(TaxBreakdown.undetermined(eur(10_60)))
            .build();

    /** A new renderer; it may be used concurrently. */
    protected abstract InvoiceRenderer newRenderer();

    /** The text of a document, read from its bytes. */
    protected abstract String text(PdfDocument document);

    @Test
    void an_invoice_shows_its_number_and_total() {
        assertThat(text(newRenderer().render(Mode.LIVE, invoice)))
                .contains("INV-0042", "29.75")
                .doesNotContain("TEST");
    }

    @Test
    void a_credit_note_shows_its_number_its_total_and_the_invoice() {
        assertThat(text(newRenderer().render(Mode.LIVE, creditNote, invoice)))
                .contains("CN-0007", "10.60", "INV-0042")
                .doesNotContain("TEST");
    }

    @Test
    void a_cancellation_shows_its_number_its_total_and_the_canceled_credit_note() {
        CreditNote cancellation =
                aCreditNote().canceling(creditNote).numbered(8).build();
        assertThat(text(newRenderer().render(Mode.LIVE, cancellation, invoice)))
                .contains("CN-0008", "CN-0007", "10.60", "INV-0042")
                .doesNotContain("-10.60");
    }

    @Test
    void a_sandbox_document_is_marked_as_a_test() {
        assertThat(text(newRenderer().render(Mode.SANDBOX, invoice))).contains("TEST", "INV-0042", "29.75");
        assertThat(text(newRenderer().render(Mode.SANDBOX, creditNote, invoice)))
                .contains("TEST", "CN-0007", "10.60", "INV-0042");
    }

    @Test
    void equal_documents_have_equal_bytes() {
        InvoiceRenderer renderer = newRenderer();
        PdfDocument first = renderer.render(Mode.LIVE, invoice);
        PdfDocument note = renderer.render(Mode.LIVE, creditNote, invoice);

        assertThat(renderer.render(Mode.LIVE, invoice).bytes()).isEqualTo(first.bytes());
        assertThat(newRenderer().render(Mode.LIVE, invoice).bytes()).isEqualTo(first.bytes());
        assertThat(renderer.render(Mode.LIVE, creditNote, invoice).bytes()).isEqualTo(note.bytes());
        assertThat(newRenderer().render(Mode.LIVE, creditNote, invoice).bytes()).isEqualTo(note.bytes());
    }

    @Test
    void concurrent_rendering_gives_equal_bytes() throws Exception {
        InvoiceRenderer renderer = newRenderer();
        byte[] expected = renderer.render(Mode.LIVE, invoice).bytes();
        byte[] expectedNote = renderer.render(Mode.LIVE, creditNote, invoice).bytes();

        List<PdfDocument> documents = Concurrency.concurrently(
                8,
                i -> i % 2 == 0
                        ? renderer.render(Mode.LIVE, invoice)
                        : renderer.render(Mode.LIVE, creditNote, invoice));

        for (int i = 0; i < documents.size(); i++) {
            assertThat(documents.get(i).bytes()).isEqualTo(i % 2 == 0 ? expected : expectedNote);
        }
    }
}
