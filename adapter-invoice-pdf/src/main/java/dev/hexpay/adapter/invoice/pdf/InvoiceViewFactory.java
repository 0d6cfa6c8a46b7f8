package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.adapter.invoice.pdf.InvoiceView.LabeledValue;
import dev.hexpay.adapter.invoice.pdf.InvoiceView.Line;
import dev.hexpay.adapter.invoice.pdf.InvoiceView.Party;
import dev.hexpay.adapter.invoice.pdf.InvoiceView.Settlement;
import dev.hexpay.adapter.invoice.pdf.InvoiceView.TextRun;
import dev.hexpay.application.presentation.AddressFormat;
import dev.hexpay.application.presentation.CountryNames;
import dev.hexpay.application.presentation.DateTimeFormat;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps invoices and credit notes to the view that the template renders. */
final class InvoiceViewFactory {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Locale LOCALE = Locale.US;
    private static final MoneyFormat MONEY = new MoneyFormat(LOCALE);
    private static final DateTimeFormat DATES = new DateTimeFormat(LOCALE);
    private static final TaxLabel TAX_LABEL = new TaxLabel(LOCALE);
    private static final CountryNames COUNTRIES = new CountryNames(LOCALE);
    private static final AddressFormat ADDRESSES = new AddressFormat(LOCALE);

    private InvoiceViewFactory() {}

    static InvoiceView of(Mode mode, Invoice invoice) {
        TaxBreakdown price = invoice.price();
        String number = invoice.number().text();
        return new InvoiceView(
                new PdfMetadata(
                        invoice.id().value(),
                        "Invoice " + number,
                        author(invoice),
                        "Invoice for " + MONEY.withCode(price.total()),
                        invoice.issuedAt().atZone(zone(invoice))),
                mode == Mode.SANDBOX,
                watermark(invoice),
                "Invoice",
                number,
                seller(invoice.parties().seller()),
                buyer("Billed to", invoice),
                List.of(
                        new LabeledValue("Invoice number", number),
                        new LabeledValue("Issue date", date(invoice)),
                        new LabeledValue(isPaid(invoice) ? "Payment date" : "Due date", date(invoice)),
                        new LabeledValue("Currency", price.currency().getCurrencyCode())),
                line(invoice, price, MONEY::withCode),
                totals(price, MONEY::withCode),
                new LabeledValue("Total", MONEY.withCode(price.total())),
                notes(price),
                new Settlement(settlementSentence(invoice), references(invoice)));
    }

    static InvoiceView of(Mode mode, CreditNote note, Invoice invoice) {
        CreditNoteTexts texts = CreditNoteTexts.of(note);
        Function<Money, String> amount = note.isCancellation() ? MONEY::withCode : MONEY::creditedWithCode;
        TaxBreakdown price = note.price();
        String number = note.number().text();
        ZoneId zone = note.timeZone().zone();
        List<LabeledValue> references = new ArrayList<>(references(invoice));
        references.add(new LabeledValue("Refund", note.refund().value()));
        List<LabeledValue> facts = new ArrayList<>();
        facts.add(new LabeledValue(texts.title() + " number", number));
        facts.add(new LabeledValue("Issue date", DATES.date(note.issuedAt(), zone)));
        if (note.cancels() != null) {
            facts.add(new LabeledValue(
                    "Cancels credit note", note.cancels().number().text()));
        }
        facts.add(new LabeledValue(texts.invoice(), invoice.number().text()));
        facts.add(new LabeledValue("Invoice date", date(invoice)));
        return new InvoiceView(
                new PdfMetadata(
                        note.id().value(),
                        texts.title() + " " + number,
                        author(invoice),
                        texts.title() + " for " + MONEY.withCode(price.total()) + " on invoice "
                                + invoice.number().text(),
                        note.issuedAt().atZone(zone)),
                mode == Mode.SANDBOX,
                null,
                texts.title(),
                number,
                seller(invoice.parties().seller()),
                buyer(texts.buyer(), invoice),
                facts,
                line(invoice, price, amount),
                totals(price, amount),
                new LabeledValue(texts.total(), amount.apply(price.total())),
                notes(price),
                new Settlement(texts.settledOn() + DATES.dateTime(note.issuedAt(), zone), references));
    }

    /** What differs between a credit note and its cancellation. */
    private record CreditNoteTexts(String title, String invoice, String buyer, String total, String settledOn) {
        static CreditNoteTexts of(CreditNote note) {
            return note.isCancellation()
                    ? new CreditNoteTexts(
                            "Cancellation",
                            "Invoice",
                            "Issued to",
                            "Total canceled",
                            "The refund has failed. Canceled on ")
                    : new CreditNoteTexts(
                            "Credit note", "Credits invoice", "Credited to", "Total credited", "Refunded on ");
        }
    }

    private static ZoneId zone(Invoice invoice) {
        return invoice.parties().seller().timeZone().zone();
    }

    private static String date(Invoice invoice) {
        return DATES.date(invoice.issuedAt(), zone(invoice));
    }

    private static @Nullable String watermark(Invoice invoice) {
        return switch (invoice.status()) {
            case VOID -> "Void";
            case DRAFT -> "Draft";
            case OUTSTANDING, PAID, UNCOLLECTIBLE -> null;
        };
    }

    private static boolean isPaid(Invoice invoice) {
        return invoice.status() == InvoiceStatus.PAID;
    }

    private static String settlementSentence(Invoice invoice) {
        return switch (invoice.status()) {
            case PAID -> "Paid on " + DATES.dateTime(invoice.issuedAt(), zone(invoice));
            case OUTSTANDING, UNCOLLECTIBLE -> "Not paid";
            case DRAFT -> "Not issued yet";
            case VOID -> "Void: no payment is due";
        };
    }

    private static Line line(Invoice invoice, TaxBreakdown price, Function<Money, String> amount) {
        String subtotal = amount.apply(price.subtotal());
        List<TextRun> description = LINE_BREAK
                .splitAsStream(invoice.description().value())
                .map(InvoiceViewFactory::textRun)
                .toList();
        return new Line(description, "1", subtotal, subtotal);
    }

    private static List<LabeledValue> totals(TaxBreakdown price, Function<Money, String> amount) {
        List<LabeledValue> totals = new ArrayList<>();
        totals.add(new LabeledValue("Subtotal", amount.apply(price.subtotal())));
        TAX_LABEL
                .lines(price)
                .forEach(
                        line -> totals.add(new LabeledValue(PrintableText.of(line.label()), amount.apply(line.tax()))));
        return totals;
    }

    private static List<String> notes(TaxBreakdown price) {
        String note = price.reason().legalNote();
        return note == null ? List.of() : List.of(note);
    }

    private static List<LabeledValue> references(Invoice invoice) {
        return List.of(
                new LabeledValue("Payment", invoice.reference().payment().value()),
                new LabeledValue(
                        "Transaction", invoice.reference().transaction().value()));
    }

    private static Party seller(Seller seller) {
        List<TextRun> lines = new ArrayList<>();
        seller.addressLines().forEach(line -> lines.add(textRun(line)));
        if (seller.country() != null) {
            lines.add(textRun(COUNTRIES.of(seller.country())));
        }
        if (seller.taxId() != null) {
            lines.add(textRun("Tax ID: " + seller.taxId()));
        }
        if (seller.email() != null) {
            lines.add(textRun(seller.email().value()));
        }
        return new Party("From", textRun(seller.name()), lines);
    }

    private static Party buyer(String label, Invoice invoice) {
        BillingDetails buyer = invoice.parties().buyer();
        List<TextRun> lines = new ArrayList<>();
        PostalAddress address = buyer.address();
        if (address != null) {
            ADDRESSES.lines(address).forEach(line -> lines.add(textRun(line)));
        }
        String taxId = taxId(invoice);
        if (taxId != null) {
            // Its format is checked at most; the tax office is not asked.
            lines.add(textRun("Tax ID: " + taxId + " (not verified)"));
        }
        TextRun email = textRun(buyer.email().value());
        if (buyer.name() == null) {
            return new Party(label, email, lines);
        }
        lines.add(email);
        return new Party(label, textRun(buyer.name().value()), lines);
    }

    /** The VAT ID of the reverse charge in its normalized form; otherwise the tax document as the buyer entered it. */
    private static @Nullable String taxId(Invoice invoice) {
        String deciding = invoice.price().evidence().taxId();
        TaxDocument submitted = invoice.parties().buyer().taxDocument();
        return deciding != null || submitted == null ? deciding : submitted.value();
    }

    private static String author(Invoice invoice) {
        return PrintableText.of(invoice.parties().seller().name());
    }

    private static TextRun textRun(String text) {
        String printable = PrintableText.of(text);
        return new TextRun(printable, PrintableText.direction(printable));
    }
}
