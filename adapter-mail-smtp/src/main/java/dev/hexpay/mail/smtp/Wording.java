package dev.hexpay.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.mail.smtp.ReceiptView.Line;
import dev.hexpay.mail.smtp.ReceiptView.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a receipt says. */
final class Wording {
    private static final int SUBJECT_PART = 60;
    private static final DateTimeFormatter DAY = formatter("MMMM d, uuuu");
    private static final DateTimeFormatter MINUTE = formatter("MMMM d, uuuu, HH:mm 'UTC'");

    private Wording() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    static String subject(Mail mail) {
        String what = mail.creditNote() == null ? "Receipt for " : "Refund for ";
        return (mail.mode().isLive() ? "" : "[Test] ")
                + what
                + OneLine.of(mail.invoice().description().value(), SUBJECT_PART)
                + " from "
                + OneLine.of(seller(mail).name(), SUBJECT_PART);
    }

    static ReceiptView view(Mail mail) {
        CreditNote note = mail.creditNote();
        Seller seller = seller(mail);
        String name = OneLine.of(seller.name());
        return new ReceiptView(
                (note == null ? "Receipt from " : "Refund from ") + name,
                mail.mode().isLive() ? null : "This is a test. No money moved.",
                name,
                note == null ? paid(mail.invoice()) : refunded(note),
                OneLine.withBreaks(mail.invoice().description().value()),
                note == null ? price(mail.invoice().price(), "Total paid") : price(note.price(), "Total refunded"),
                TaxText.reason(mail.invoice().price()),
                facts(mail),
                note == null
                        ? "Your invoice is attached as a PDF. Please keep it for your records."
                        : "Your credit note is attached as a PDF. Depending on your bank, it can take some days until"
                                + " you see the money.",
                seller.email() == null ? null : seller.email().value(),
                imprint(seller));
    }

    private static Outcome paid(Invoice invoice) {
        return new Outcome(MoneyText.of(invoice.price().total()), "Paid on " + DAY.format(invoice.issuedAt()));
    }

    private static Outcome refunded(CreditNote note) {
        return new Outcome(MoneyText.of(note.price().total()), "Refunded on " + DAY.format(note.issuedAt()));
    }

    private static List<Line> price(TaxBreakdown price, String total) {
        return List.of(
                new Line("Subtotal", MoneyText.of(price.subtotal())),
                new Line(TaxText.label(price), MoneyText.of(price.tax())),
                new Line(total, MoneyText.of(price.total())));
    }

    private static List<Line> facts(Mail mail) {
        CreditNote note = mail.creditNote();
        List<Line> facts = new ArrayList<>();
        if (note != null) {
            facts.add(new Line("Credit note", note.number().text()));
        }
        facts.add(new Line("Invoice", mail.invoice().number().text()));
        facts.add(new Line("Reference", mail.invoice().reference().payment().value()));
        Instant at = note == null ? mail.invoice().issuedAt() : note.issuedAt();
        facts.add(new Line(note == null ? "Paid" : "Refunded", MINUTE.format(at)));
        return facts;
    }

    private static List<String> imprint(Seller seller) {
        List<String> lines = new ArrayList<>();
        lines.add(OneLine.of(seller.name()));
        seller.addressLines().stream().map(OneLine::of).forEach(lines::add);
        if (seller.country() != null) {
            lines.add(TaxText.country(seller.country()));
        }
        if (seller.taxId() != null) {
            lines.add("Tax ID " + OneLine.of(seller.taxId()));
        }
        return lines;
    }

    private static Seller seller(Mail mail) {
        return mail.invoice().parties().seller();
    }
}
