package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** Sample invoices and credit notes. */
final class InvoiceSamples {
    static final Instant SETTLED = Instant.parse("2026-01-15T12:00:00.123Z");
    static final Instant REFUNDED = Instant.parse("2026-02-03T09:30:00.000Z");
    static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));

    private static final String ULID = "01JD3K5T0MZQ8V6X2Y4W7R9S1A";

    private InvoiceSamples() {}

    static Seller seller() {
        return new Seller(
                "Tidewater Press GmbH",
                List.of("Speicherstadt 14", "20457 Hamburg"),
                "DE",
                "DE136695976",
                new EmailAddress("billing@tidewater.example"));
    }

    static BillingDetails buyer() {
        return new BillingDetails(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                PostalAddress.in("DE")
                        .line1("Invalidenstr. 117")
                        .line2("2nd floor")
                        .city("Berlin")
                        .postalCode("10115")
                        .build(),
                new TaxDocument("12/345/67890"));
    }

    static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    static TaxBreakdown taxed(long minor, String currency) {
        return TaxBreakdown.taxed(money(minor, currency), GERMAN, BuyerLocation.in("DE", LocationSource.PAYER));
    }

    static TaxBreakdown untaxed(long minor, String currency) {
        return TaxBreakdown.untaxed(
                money(minor, currency), TaxReason.NOT_REGISTERED, BuyerLocation.in("JP", LocationSource.PAYER));
    }

    /** A French business that accounts for the tax itself. */
    static TaxBreakdown reverseCharged(long minor, String currency) {
        BuyerLocation evidence = new BuyerLocation(LocationSource.PAYER, "FR", null, "FR40303265045");
        return TaxBreakdown.untaxed(money(minor, currency), TaxReason.REVERSE_CHARGE, evidence);
    }

    static Invoice invoice() {
        return invoice("Annual support plan", taxed(1_000_00, "EUR"));
    }

    static Invoice invoice(String description, TaxBreakdown price) {
        return invoice(new Invoice.Parties(seller(), buyer()), description, price);
    }

    static Invoice invoice(Invoice.Parties parties, String description, TaxBreakdown price) {
        return new Invoice(
                new InvoiceId("inv_" + ULID),
                new InvoiceNumber(InvoiceSeries.INVOICE, 42),
                new CustomerId("cus_" + ULID),
                new Invoice.Reference(new PaymentId("pay_" + ULID), new TransactionId("txn_" + ULID)),
                parties,
                new Description(description),
                price,
                InvoiceStatus.PAID,
                SETTLED,
                SETTLED);
    }

    static Invoice voided(Invoice invoice) {
        return new Invoice(
                invoice.id(),
                invoice.number(),
                invoice.customer(),
                invoice.reference(),
                invoice.parties(),
                invoice.description(),
                invoice.price(),
                InvoiceStatus.VOID,
                invoice.issuedAt(),
                invoice.updatedAt());
    }

    static CreditNote creditNote(Invoice invoice, TaxBreakdown portion) {
        return new CreditNote(
                new CreditNoteId("cn_" + ULID),
                new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 7),
                invoice.id(),
                new RefundId("re_" + ULID),
                invoice.customer(),
                portion,
                null,
                REFUNDED,
                invoice.parties().seller().timeZone());
    }

    static CreditNote cancellationOf(CreditNote note) {
        return note.cancellation(
                new CreditNoteId("cn_" + ULID),
                new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 8),
                REFUNDED.plusSeconds(86_400),
                note.timeZone());
    }
}
