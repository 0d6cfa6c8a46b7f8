package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.adapter.mail.smtp.ReceiptView.Line;
import dev.hexpay.adapter.mail.smtp.ReceiptView.Outcome;
import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Seller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds the subject and the content of receipts. */
final class ReceiptTexts {
    private static final int MAX_SUBJECT_PART_LENGTH = 60;
    private static final DateTimeFormatter DAY = formatter("MMMM d, uuuu");
    private static final DateTimeFormatter MINUTE = formatter("MMMM d, uuuu, HH:mm 'UTC'");

    private ReceiptTexts() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    static String subject(Mail mail) {
        String what = mail.creditNote() == null ? "Receipt for " : "Refund for ";
        return (mail.mode().isLive() ? "" : "[Test] ")
                + what
                + HeaderText.singleLine(mail.invoice().description().value(), MAX_SUBJECT_PART_LENGTH)
                + " from "
                + HeaderText.singleLine(seller(mail).name(), MAX_SUBJECT_PART_LENGTH);
    }

    static ReceiptView view(Mail mail) {
        CreditNote note = mail.creditNote();
        Seller seller = seller(mail);
        String name = HeaderText.singleLine(seller.name());
        return new ReceiptView(
                (note == null ? "Receipt from " : "Refund from ") + name,
                mail.mode().isLive() ? null : "This is a test. No money moved.",
                name,
                note == null ? paid(mail.invoice()) : refunded(note),
                HeaderText.multiLine(mail.invoice().description().value()),
                note == null ? price(mail.invoice().price(), "Total paid") : price(note.price(), "Total refunded"),
                TaxLabel.reason(mail.invoice().price()),
                details(mail),
                note == null
                        ? "Your invoice is attached as a PDF. Please keep it for your records."
                        : "Your credit note is attached as a PDF. Depending on your bank, it can take some days until"
                                + " you see the money.",
                seller.email() == null ? null : seller.email().value(),
                sellerAddress(seller));
    }

    private static Outcome paid(Invoice invoice) {
        return new Outcome(MoneyFormat.of(invoice.price().total()), "Paid on " + DAY.format(invoice.issuedAt()));
    }

    private static Outcome refunded(CreditNote note) {
        return new Outcome(MoneyFormat.of(note.price().total()), "Refunded on " + DAY.format(note.issuedAt()));
    }

    private static List<Line> price(TaxBreakdown price, String total) {
        return List.of(
                new Line("Subtotal", MoneyFormat.of(price.subtotal())),
                new Line(TaxLabel.of(price), MoneyFormat.of(price.tax())),
                new Line(total, MoneyFormat.of(price.total())));
    }

    private static List<Line> details(Mail mail) {
        CreditNote note = mail.creditNote();
        List<Line> details = new ArrayList<>();
        if (note != null) {
            details.add(new Line("Credit note", note.number().text()));
        }
        details.add(new Line("Invoice", mail.invoice().number().text()));
        details.add(new Line("Reference", mail.invoice().reference().payment().value()));
        Instant at = note == null ? mail.invoice().issuedAt() : note.issuedAt();
        details.add(new Line(note == null ? "Paid" : "Refunded", MINUTE.format(at)));
        return details;
    }

    private static List<String> sellerAddress(Seller seller) {
        List<String> lines = new ArrayList<>();
        lines.add(HeaderText.singleLine(seller.name()));
        seller.addressLines().stream().map(HeaderText::singleLine).forEach(lines::add);
        if (seller.country() != null) {
            lines.add(TaxLabel.country(seller.country()));
        }
        if (seller.taxId() != null) {
            lines.add("Tax ID " + HeaderText.singleLine(seller.taxId()));
        }
        return lines;
    }

    private static Seller seller(Mail mail) {
        return mail.invoice().parties().seller();
    }
}
