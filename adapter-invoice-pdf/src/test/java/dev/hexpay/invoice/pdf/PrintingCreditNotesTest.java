package dev.hexpay.invoice.pdf;

import static dev.hexpay.invoice.pdf.Samples.creditNote;
import static dev.hexpay.invoice.pdf.Samples.invoice;
import static dev.hexpay.invoice.pdf.Samples.taxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.scope.Mode;
import org.junit.jupiter.api.Test;

class PrintingCreditNotesTest {
    private static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();

    private static Printed printed(Mode mode) {
        return new Printed(PRINTER.print(mode, creditNote(invoice(), taxed(250_00, "EUR")), invoice()));
    }

    @Test
    void a_credit_note_has_its_own_number_and_names_the_invoice_that_it_takes_back_a_part_of() {
        assertThat(printed(Mode.LIVE).text())
                .contains("Credit note number CN-0007")
                .contains("Issue date February 3, 2026")
                .contains("Credits invoice INV-0042")
                .contains("Invoice date January 15, 2026")
                .contains("Credit note CN-0007 Page 1 of 1");
    }

    @Test
    void its_amounts_are_negative_and_its_parties_those_of_the_invoice() {
        assertThat(printed(Mode.LIVE).text())
                .contains("From Tidewater Press GmbH")
                .contains("Credited to Ada Lovelace")
                .contains("Annual support plan 1 -EUR 250.00 -EUR 250.00")
                .contains("Subtotal -EUR 250.00 VAT 19% (Germany) -EUR 47.50 Total credited -EUR 297.50");
    }

    @Test
    void it_says_when_the_money_went_back_and_by_which_refund() {
        assertThat(printed(Mode.LIVE).text())
                .contains("Refunded on February 3, 2026, 09:30 UTC")
                .contains("Refund re_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .doesNotContain("Paid on");
    }

    @Test
    void in_the_sandbox_it_says_that_it_is_a_test() {
        assertThat(printed(Mode.SANDBOX).text()).contains("TEST: not a real credit note.");
    }
}
