package dev.hexpay.adapter.invoice.pdf;

import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.cancellationOf;
import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.creditNote;
import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.invoice;
import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.taxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.tenant.Mode;
import org.junit.jupiter.api.Test;

class CreditNoteRenderingTest {
    private static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();

    private static PdfContent rendered(Mode mode) {
        return new PdfContent(RENDERER.render(mode, creditNote(invoice(), taxed(250_00, "EUR")), invoice()));
    }

    @Test
    void credit_note_has_its_own_number_and_refers_to_the_invoice() {
        assertThat(rendered(Mode.LIVE).text())
                .contains("Credit note number CN-0007")
                .contains("Issue date February 3, 2026")
                .contains("Credits invoice INV-0042")
                .contains("Invoice date January 15, 2026")
                .contains("Credit note CN-0007 Page 1 of 1");
    }

    @Test
    void amounts_are_negative_and_parties_are_those_of_the_invoice() {
        assertThat(rendered(Mode.LIVE).text())
                .contains("From Tidewater Press GmbH")
                .contains("Credited to Ada Lovelace")
                .contains("Annual support plan 1 -EUR 250.00 -EUR 250.00")
                .contains("Subtotal -EUR 250.00 VAT 19% (Germany) -EUR 47.50 Total credited -EUR 297.50");
    }

    @Test
    void refund_date_and_id_are_shown() {
        assertThat(rendered(Mode.LIVE).text())
                .contains("Refunded on February 3, 2026, 10:30 UTC+01:00")
                .contains("Refund re_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .doesNotContain("Paid on");
    }

    @Test
    void cancellation_names_the_canceled_credit_note_and_adds_its_amount_back() {
        CreditNote canceled = creditNote(invoice(), taxed(250_00, "EUR"));
        assertThat(new PdfContent(RENDERER.render(Mode.LIVE, cancellationOf(canceled), invoice())).text())
                .contains("Cancellation number CN-0008")
                .contains("Issue date February 4, 2026")
                .contains("Cancels credit note CN-0007")
                .contains("Invoice INV-0042")
                .contains("Annual support plan 1 EUR 250.00 EUR 250.00")
                .contains("Subtotal EUR 250.00 VAT 19% (Germany) EUR 47.50 Total canceled EUR 297.50")
                .contains("The refund has failed. Canceled on February 4, 2026, 10:30 UTC+01:00")
                .contains("Cancellation CN-0008 Page 1 of 1")
                .doesNotContain("Refunded on")
                .doesNotContain("-EUR");
    }

    @Test
    void sandbox_credit_note_is_marked_as_a_test() {
        assertThat(rendered(Mode.SANDBOX).text()).contains("TEST: not a real credit note.");
    }
}
