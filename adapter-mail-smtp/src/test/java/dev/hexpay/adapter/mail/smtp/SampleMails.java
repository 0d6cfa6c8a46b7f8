package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** Sample receipts: the standard one and variations of it. */
record SampleMails(Mode mode, Seller seller, String description, String payer, String recipient, TaxBreakdown price) {
    static final Instant PAID_AT = Instant.parse("2026-05-03T14:05:06.789Z");
    static final String ID = "rcp_01JTB8Z0V5XN7W3H9Q2K4M6P8R";
    static final byte[] PDF = "%PDF-1.7 document".getBytes(StandardCharsets.US_ASCII);
    static final TaxRate GERMAN = new TaxRate("DE", null, "VAT", Rate.ofPercent("19"));

    private static final String ULID = "01JTB8Z0V5XN7W3H9Q2K4M6P8R";

    static SampleMails standard() {
        Seller seller = new Seller(
                "Brahms & Co",
                List.of("Hauptstr. 1", "10115 Berlin"),
                "DE",
                "DE123456789",
                new EmailAddress("billing@brahms.example"));
        return new SampleMails(
                Mode.LIVE,
                seller,
                "One hour of consulting",
                "Ada Lovelace",
                "ada@example.com",
                TaxBreakdown.taxed(eur(25_00), GERMAN, BuyerLocation.in("DE", LocationSource.PAYER)));
    }

    static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }

    SampleMails in(Mode other) {
        return new SampleMails(other, seller, description, payer, recipient, price);
    }

    SampleMails soldBy(Seller other) {
        return new SampleMails(mode, other, description, payer, recipient, price);
    }

    SampleMails of(String other) {
        return new SampleMails(mode, seller, other, payer, recipient, price);
    }

    SampleMails paidBy(String other) {
        return new SampleMails(mode, seller, description, other, recipient, price);
    }

    SampleMails to(String other) {
        return new SampleMails(mode, seller, description, payer, other, price);
    }

    SampleMails at(TaxBreakdown other) {
        return new SampleMails(mode, seller, description, payer, recipient, other);
    }

    Mail paid() {
        return new Mail(
                mode, receipt(new DocumentRef.InvoiceRef(invoice().id())), invoice(), null, new PdfDocument(PDF));
    }

    Mail refunded(long subtotal, long tax) {
        CreditNote note = new CreditNote(
                new CreditNoteId("cn_" + ULID),
                new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 1),
                invoice().id(),
                new RefundId("re_" + ULID),
                invoice().customer(),
                price.portion(new Money(subtotal, price.currency()), new Money(tax, price.currency())),
                null,
                PAID_AT.plusSeconds(86_400),
                seller.timeZone());
        return ofNote(note);
    }

    Mail canceled(long subtotal, long tax) {
        CreditNote note = refunded(subtotal, tax).creditNote();
        return ofNote(note.cancellation(
                new CreditNoteId("cn_" + ULID),
                new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 2),
                note.issuedAt().plusSeconds(86_400),
                note.timeZone()));
    }

    private Mail ofNote(CreditNote note) {
        return new Mail(mode, receipt(new DocumentRef.CreditNoteRef(note.id())), invoice(), note, new PdfDocument(PDF));
    }

    private Receipt receipt(DocumentRef document) {
        return Receipt.queued(new ReceiptId(ID), document, new EmailAddress(recipient), PAID_AT);
    }

    private Invoice invoice() {
        return new Invoice(
                new InvoiceId("inv_" + ULID),
                new InvoiceNumber(InvoiceSeries.INVOICE, 42),
                new CustomerId("cus_" + ULID),
                new Invoice.Reference(new PaymentId("pay_" + ULID), new TransactionId("txn_" + ULID)),
                new Invoice.Parties(
                        seller, new BillingDetails(new EmailAddress(recipient), new FullName(payer), null, null)),
                new Description(description),
                price,
                InvoiceStatus.PAID,
                PAID_AT,
                PAID_AT);
    }
}
