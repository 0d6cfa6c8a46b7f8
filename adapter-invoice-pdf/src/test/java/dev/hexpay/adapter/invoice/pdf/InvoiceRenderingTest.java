package dev.hexpay.adapter.invoice.pdf;

import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.invoice;
import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.taxed;
import static dev.hexpay.adapter.invoice.pdf.InvoiceSamples.untaxed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceRenderingTest {
    private static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();

    private static PdfContent rendered(Invoice invoice) {
        return new PdfContent(RENDERER.render(Mode.LIVE, invoice));
    }

    @Test
    void invoice_shows_parties_dates_amounts_and_references() {
        assertThat(rendered(invoice()).text())
                .contains("Invoice number INV-0042")
                .contains("Issue date January 15, 2026")
                .contains("Payment date January 15, 2026")
                .contains("Currency EUR")
                .contains("From Tidewater Press GmbH Speicherstadt 14 20457 Hamburg Germany Tax ID: DE136695976"
                        + " billing@tidewater.example")
                .contains("Billed to Ada Lovelace Invalidenstr. 117 2nd floor 10115 Berlin Germany Tax ID: 12/345/67890"
                        + " (not verified) ada@example.com")
                .contains("Annual support plan 1 EUR 1,000.00 EUR 1,000.00")
                .contains("Subtotal EUR 1,000.00 VAT 19% (Germany) EUR 190.00 Total EUR 1,190.00")
                .contains("Paid on January 15, 2026, 13:00 UTC+01:00")
                .contains("Payment pay_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .contains("Transaction txn_01JD3K5T0MZQ8V6X2Y4W7R9S1A")
                .contains("Page 1 of 1");
    }

    @ParameterizedTest
    @CsvSource({"120000, JPY, 'JPY 120,000'", "1, JPY, JPY 1", "120000, USD, 'USD 1,200.00'", "1234, KWD, KWD 1.234"})
    void amount_has_the_code_and_decimals_of_its_currency(long minor, String currency, String expected) {
        assertThat(rendered(invoice("Support", untaxed(minor, currency))).text())
                .contains("Support 1 " + expected + " " + expected)
                .contains("Total " + expected);
    }

    @Test
    void provincial_tax_names_province_and_country() {
        TaxRate rate = new TaxRate("CA", "QC", "GST + QST", Rate.ofPercent("14.975"));
        TaxBreakdown price = TaxBreakdown.taxed(
                InvoiceSamples.money(100_00, "CAD"), rate, BuyerLocation.in("CA", LocationSource.PAYER));

        assertThat(rendered(invoice("Support", price)).text()).contains("GST + QST 14.975% (QC, Canada) CAD 14.98");
    }

    @Test
    void each_rate_has_a_line_with_its_name_place_and_tax() {
        TaxBreakdown price = TaxBreakdown.taxed(
                InvoiceSamples.money(100_00, "USD"),
                List.of(
                        applied(new TaxRate("US", "CO", "Sales Tax", Rate.ofPercent("2.9")), 2_90),
                        applied(new TaxRate("US", "CO", "Sales Tax, Denver", Rate.ofPercent("4.81")), 4_81),
                        applied(new TaxRate("US", "CO", "Retail Delivery Fee", Rate.ofPercent("0")), 28)),
                BuyerLocation.in("US", LocationSource.PAYER));

        assertThat(rendered(invoice("Support", price)).text())
                .contains("Subtotal USD 100.00 Sales Tax 2.9% (CO, United States) USD 2.90"
                        + " Sales Tax, Denver 4.81% (CO, United States) USD 4.81"
                        + " Retail Delivery Fee (CO, United States) USD 0.28 Total USD 107.99");
    }

    private static AppliedRate applied(TaxRate rate, long tax) {
        return new AppliedRate(rate, InvoiceSamples.money(tax, "USD"));
    }

    @Test
    void untaxed_invoice_states_the_reason() {
        assertThat(rendered(invoice("Support", untaxed(100_00, "USD"))).text())
                .contains("Tax USD 0.00")
                .contains("No tax charged: the seller is not registered for tax at the customer's location.");
        assertThat(rendered(invoice("Support", TaxBreakdown.undetermined(InvoiceSamples.money(1_00, "USD"))))
                        .text())
                .contains("No tax charged: the customer's location is not known.");
        assertThat(rendered(invoice()).text()).doesNotContain("No tax");
    }

    @Test
    void reverse_charge_cites_the_directive_and_both_vat_ids() {
        assertThat(rendered(invoice("Support", InvoiceSamples.reverseCharged(1_000_00, "EUR")))
                        .text())
                .contains("Tax ID: DE136695976", "Tax ID: FR40303265045 (not verified)")
                .contains("VAT, reverse charge (France) EUR 0.00 Total EUR 1,000.00")
                .contains("Reverse charge: VAT to be accounted for by the recipient (Article 196,"
                        + " Directive 2006/112/EC).");
    }

    @Test
    void zero_rate_is_shown_with_its_reason() {
        TaxRate none = new TaxRate("DE", null, "VAT", Rate.ofPercent("0"));
        TaxBreakdown price = TaxBreakdown.taxed(
                InvoiceSamples.money(1_00, "EUR"), none, BuyerLocation.in("DE", LocationSource.PAYER));

        assertThat(rendered(invoice("Support", price)).text())
                .contains("VAT 0% (Germany) EUR 0.00")
                .contains("exempt or zero-rated");
    }

    @Test
    void missing_party_details_are_omitted() {
        BillingDetails buyer = new BillingDetails(new EmailAddress("ada@example.com"), null, null, null);
        Invoice.Parties parties = new Invoice.Parties(Seller.named("Acme"), buyer);

        assertThat(rendered(invoice(parties, "Support", taxed(1, "EUR"))).text())
                .contains("From Acme Billed to ada@example.com Description");
    }

    @Test
    void every_sandbox_page_is_marked_as_a_test() {
        Invoice invoice = invoice("line\n".repeat(99) + "end", taxed(1, "EUR"));

        assertThat(new PdfContent(RENDERER.render(Mode.SANDBOX, invoice)).pages())
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("TEST: not a real invoice. No money was moved."));
        assertThat(rendered(invoice).text()).doesNotContain("TEST");
    }

    @Test
    void pages_have_number_and_invoice_number() {
        assertThat(rendered(invoice("line\n".repeat(99) + "end", taxed(1, "EUR")))
                        .pages())
                .hasSize(3)
                .satisfies(pages -> {
                    assertThat(pages.get(0)).contains("Invoice INV-0042 Page 1 of 3");
                    assertThat(pages.get(1)).contains("Invoice INV-0042 Page 2 of 3", "Description Qty");
                    assertThat(pages.get(2)).contains("Invoice INV-0042 Page 3 of 3", "Total EUR 0.01");
                });
    }

    @Test
    void void_invoice_is_marked_void_and_not_paid() {
        assertThat(rendered(InvoiceSamples.voided(invoice())).text())
                .contains("Invoice VOID")
                .contains("Void: no payment is due")
                .doesNotContain("Paid on");
    }
}
