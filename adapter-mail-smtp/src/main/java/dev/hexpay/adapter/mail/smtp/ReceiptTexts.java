package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.adapter.mail.smtp.ReceiptView.Line;
import dev.hexpay.adapter.mail.smtp.ReceiptView.Outcome;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.application.presentation.CountryNames;
import dev.hexpay.application.presentation.DateTimeFormat;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.application.presentation.TaxLabel;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Seller;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds the subject and the content of receipts. */
final class ReceiptTexts {
    private static final int MAX_SUBJECT_PART_LENGTH = 60;
    private static final Locale LOCALE = Locale.US;
    private static final MoneyFormat MONEY = new MoneyFormat(LOCALE);
    private static final DateTimeFormat DATES = new DateTimeFormat(LOCALE);
    private static final TaxLabel TAX_LABEL = new TaxLabel(LOCALE);
    private static final CountryNames COUNTRIES = new CountryNames(LOCALE);

    private ReceiptTexts() {}

    static String subject(Mail mail) {
        return (mail.mode().isLive() ? "" : "[Test] ")
                + subjectOf(mail.creditNote())
                + " for "
                + HeaderText.singleLine(mail.invoice().description().value(), MAX_SUBJECT_PART_LENGTH)
                + " from "
                + HeaderText.singleLine(seller(mail).name(), MAX_SUBJECT_PART_LENGTH);
    }

    private static String subjectOf(@Nullable CreditNote note) {
        return note == null ? "Receipt" : note.isCancellation() ? "Failed refund" : "Refund";
    }

    static ReceiptView view(Mail mail) {
        CreditNote note = mail.creditNote();
        Seller seller = seller(mail);
        String name = HeaderText.singleLine(seller.name());
        return new ReceiptView(
                subjectOf(note) + " from " + name,
                mail.mode().isLive() ? null : "This is a test. No money moved.",
                name,
                note == null ? paid(mail.invoice()) : refunded(note),
                HeaderText.multiLine(mail.invoice().description().value()),
                note == null ? price(mail.invoice().price(), "Total paid") : price(note.price(), totalOf(note)),
                mail.invoice().price().reason().legalNote(),
                details(mail),
                closing(note),
                seller.email() == null ? null : seller.email().value(),
                sellerAddress(seller));
    }

    private static String totalOf(CreditNote note) {
        return note.isCancellation() ? "Total not refunded" : "Total refunded";
    }

    private static String closing(@Nullable CreditNote note) {
        if (note == null) {
            return "Your invoice is attached as a PDF. Please keep it for your records.";
        }
        return note.cancels() == null
                ? "Your credit note is attached as a PDF. Depending on your bank, it can take some days until"
                        + " you see the money."
                : "The refund has failed: your bank did not accept the money. The attached document cancels credit note "
                        + note.cancels().number().text() + ".";
    }

    private static Outcome paid(Invoice invoice) {
        return new Outcome(
                MONEY.withSymbol(invoice.price().total()), "Paid on " + DATES.date(invoice.issuedAt(), zone(invoice)));
    }

    private static Outcome refunded(CreditNote note) {
        return new Outcome(
                MONEY.withSymbol(note.price().total()),
                (note.isCancellation() ? "Refund failed on " : "Refunded on ")
                        + DATES.date(note.issuedAt(), note.timeZone().zone()));
    }

    private static List<Line> price(TaxBreakdown price, String total) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Subtotal", MONEY.withSymbol(price.subtotal())));
        TAX_LABEL.lines(price).forEach(line -> lines.add(new Line(line.label(), MONEY.withSymbol(line.tax()))));
        lines.add(new Line(total, MONEY.withSymbol(price.total())));
        return lines;
    }

    private static List<Line> details(Mail mail) {
        CreditNote note = mail.creditNote();
        List<Line> details = new ArrayList<>();
        if (note != null) {
            details.add(new Line(
                    note.isCancellation() ? "Cancellation" : "Credit note",
                    note.number().text()));
        }
        details.add(new Line("Invoice", mail.invoice().number().text()));
        details.add(new Line("Reference", mail.invoice().reference().payment().value()));
        details.add(
                note == null
                        ? new Line("Paid", DATES.dateTime(mail.invoice().issuedAt(), zone(mail.invoice())))
                        : new Line(
                                note.isCancellation() ? "Failed" : "Refunded",
                                DATES.dateTime(note.issuedAt(), note.timeZone().zone())));
        return details;
    }

    private static List<String> sellerAddress(Seller seller) {
        List<String> lines = new ArrayList<>();
        lines.add(HeaderText.singleLine(seller.name()));
        seller.addressLines().stream().map(HeaderText::singleLine).forEach(lines::add);
        if (seller.country() != null) {
            lines.add(COUNTRIES.of(seller.country()));
        }
        if (seller.taxId() != null) {
            lines.add("Tax ID " + HeaderText.singleLine(seller.taxId()));
        }
        return lines;
    }

    private static ZoneId zone(Invoice invoice) {
        return invoice.parties().seller().timeZone().zone();
    }

    private static Seller seller(Mail mail) {
        return mail.invoice().parties().seller();
    }
}
