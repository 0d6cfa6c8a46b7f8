package dev.hexpay.invoice.pdf;

import static dev.hexpay.invoice.pdf.Samples.invoice;
import static dev.hexpay.invoice.pdf.Samples.taxed;
import static dev.hexpay.invoice.pdf.Samples.untaxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.transaction.Payer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintingInvoicesTest {
    private static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();

    private static Printed printed(Invoice invoice) {
        return new Printed(PRINTER.print(Mode.LIVE, invoice));
    }

    @Test
    void an_invoice_says_who_sold_what_to_whom_when_and_for_how_much() {
        assertThat(printed(invoice()).text())
                .contains("Invoice number INV-0042")
                .contains("Issue date January 15, 2026")
                .contains("Payment date January 15, 2026")
                .contains("Currency EUR")
                .contains("From Tidewater Press GmbH Speicherstadt 14 20457 Hamburg Germany Tax ID: DE136695976"
                        + " billing@tidewater.example")
                .contains("Billed to Ada Lovelace Invalidenstr. 117 2nd floor 10115 Berlin Germany Tax ID: 12/345/67890"
                        + " ada@example.com")
                .contains("Annual support plan 1 EUR 1,000.00 EUR 1,000.00")
                .contains("Subtotal EUR 1,000.00 VAT 19% (Germany) EUR 190.00 Total EUR 1,190.00")
                .contains("Paid on January 15, 2026, 12:00 UTC")
                .contains("Payment pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .contains("Transaction txn_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .contains("Page 1 of 1");
    }

    @ParameterizedTest
    @CsvSource({"120000, JPY, 'JPY 120,000'", "1, JPY, JPY 1", "120000, USD, 'USD 1,200.00'", "1234, KWD, KWD 1.234"})
    void an_amount_has_the_decimals_of_its_currency_and_its_code(long minor, String currency, String expected) {
        assertThat(printed(invoice("Support", untaxed(minor, currency))).text())
                .contains("Support 1 " + expected + " " + expected)
                .contains("Total " + expected);
    }

    @Test
    void the_tax_of_a_province_names_the_province_and_the_country() {
        TaxRate rate = new TaxRate("CA", "QC", "GST + QST", Rate.ofPercent("14.975"));
        TaxBreakdown price =
                TaxBreakdown.standard(Samples.money(100_00, "CAD"), rate, TaxEvidence.in("CA", LocationSource.PAYER));

        assertThat(printed(invoice("Support", price)).text()).contains("GST + QST 14.975% (QC, Canada) CAD 14.98");
    }

    @Test
    void an_invoice_without_tax_says_why_there_is_none() {
        assertThat(printed(invoice("Support", untaxed(100_00, "USD"))).text())
                .contains("Tax USD 0.00")
                .contains("No tax charged: the seller is not registered for tax at the customer's location.");
        assertThat(printed(invoice("Support", TaxBreakdown.unknown(Samples.money(1_00, "USD"))))
                        .text())
                .contains("No tax charged: the customer's location is not known.");
        assertThat(printed(invoice()).text()).doesNotContain("No tax");
    }

    @Test
    void a_reverse_charge_names_its_law_and_both_vat_ids() {
        assertThat(printed(invoice("Support", Samples.reverseCharged(1_000_00, "EUR")))
                        .text())
                .contains("Tax ID: DE136695976", "Tax ID: FR40303265045")
                .contains("VAT, reverse charge (France) EUR 0.00 Total EUR 1,000.00")
                .contains("Reverse charge: VAT to be accounted for by the recipient (Article 196,"
                        + " Directive 2006/112/EC).");
    }

    @Test
    void a_rate_of_zero_is_printed_as_one_and_says_why() {
        TaxRate none = new TaxRate("DE", null, "VAT", Rate.ofPercent("0"));
        TaxBreakdown price =
                TaxBreakdown.standard(Samples.money(1_00, "EUR"), none, TaxEvidence.in("DE", LocationSource.PAYER));

        assertThat(printed(invoice("Support", price)).text())
                .contains("VAT 0% (Germany) EUR 0.00")
                .contains("exempt or zero-rated");
    }

    @Test
    void of_parties_who_said_little_only_that_is_printed() {
        Payer buyer = new Payer(new EmailAddress("ada@example.com"), null, null, null);
        Invoice.Parties parties = new Invoice.Parties(Seller.named("Acme"), buyer);

        assertThat(printed(invoice(parties, "Support", taxed(1, "EUR"))).text())
                .contains("From Acme Billed to ada@example.com Description");
    }

    @Test
    void in_the_sandbox_every_page_says_that_it_is_a_test() {
        Invoice invoice = invoice("line\n".repeat(99) + "end", taxed(1, "EUR"));

        assertThat(new Printed(PRINTER.print(Mode.SANDBOX, invoice)).pages())
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("TEST: not a real invoice. No money was moved."));
        assertThat(printed(invoice).text()).doesNotContain("TEST");
    }

    @Test
    void pages_are_numbered_and_name_the_invoice() {
        assertThat(printed(invoice("line\n".repeat(99) + "end", taxed(1, "EUR")))
                        .pages())
                .hasSize(3)
                .satisfies(pages -> {
                    assertThat(pages.get(0)).contains("Invoice INV-0042 Page 1 of 3");
                    assertThat(pages.get(1)).contains("Invoice INV-0042 Page 2 of 3", "Description Qty");
                    assertThat(pages.get(2)).contains("Invoice INV-0042 Page 3 of 3", "Total EUR 0.01");
                });
    }

    @Test
    void a_void_invoice_says_so_and_is_not_paid() {
        assertThat(printed(Samples.voided(invoice())).text())
                .contains("Invoice VOID")
                .contains("Void: nothing is to be paid")
                .doesNotContain("Paid on");
    }
}
