package dev.hexpay.invoice.pdf;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.invoice.pdf.Paper.Fact;
import dev.hexpay.invoice.pdf.Paper.Line;
import dev.hexpay.invoice.pdf.Paper.Party;
import dev.hexpay.invoice.pdf.Paper.Settlement;
import dev.hexpay.invoice.pdf.Paper.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what the domain knows of an invoice or a credit note into the words of a paper. */
final class Papers {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private Papers() {}

    static Paper of(Mode mode, Invoice invoice) {
        TaxBreakdown price = invoice.price();
        String number = invoice.number().text();
        return new Paper(
                new Imprint(
                        invoice.id().value(),
                        "Invoice " + number,
                        author(invoice),
                        "Invoice over " + AmountText.of(price.total()),
                        invoice.issuedAt()),
                mode == Mode.SANDBOX,
                stamp(invoice),
                "Invoice",
                number,
                seller(invoice.parties().seller()),
                buyer("Billed to", invoice),
                List.of(
                        new Fact("Invoice number", number),
                        new Fact("Issue date", DateText.day(invoice.issuedAt())),
                        new Fact(isPaid(invoice) ? "Payment date" : "Due date", DateText.day(invoice.issuedAt())),
                        new Fact("Currency", price.currency().getCurrencyCode())),
                line(invoice, price, AmountText::of),
                totals(price, AmountText::of),
                new Fact("Total", AmountText.of(price.total())),
                notes(price),
                new Settlement(standing(invoice), references(invoice)));
    }

    static Paper of(Mode mode, CreditNote creditNote, Invoice invoice) {
        TaxBreakdown price = creditNote.price();
        String number = creditNote.number().text();
        List<Fact> references = new ArrayList<>(references(invoice));
        references.add(new Fact("Refund", creditNote.refund().value()));
        return new Paper(
                new Imprint(
                        creditNote.id().value(),
                        "Credit note " + number,
                        author(invoice),
                        "Credit note over " + AmountText.of(price.total()) + " for invoice "
                                + invoice.number().text(),
                        creditNote.issuedAt()),
                mode == Mode.SANDBOX,
                null,
                "Credit note",
                number,
                seller(invoice.parties().seller()),
                buyer("Credited to", invoice),
                List.of(
                        new Fact("Credit note number", number),
                        new Fact("Issue date", DateText.day(creditNote.issuedAt())),
                        new Fact("Credits invoice", invoice.number().text()),
                        new Fact("Invoice date", DateText.day(invoice.issuedAt()))),
                line(invoice, price, AmountText::credited),
                totals(price, AmountText::credited),
                new Fact("Total credited", AmountText.credited(price.total())),
                notes(price),
                new Settlement("Refunded on " + DateText.minute(creditNote.issuedAt()), references));
    }

    private static @Nullable String stamp(Invoice invoice) {
        return switch (invoice.status()) {
            case VOID -> "Void";
            case DRAFT -> "Draft";
            case OUTSTANDING, PAID, UNCOLLECTIBLE -> null;
        };
    }

    private static boolean isPaid(Invoice invoice) {
        return invoice.status() == InvoiceStatus.PAID;
    }

    private static String standing(Invoice invoice) {
        return switch (invoice.status()) {
            case PAID -> "Paid on " + DateText.minute(invoice.issuedAt());
            case OUTSTANDING, UNCOLLECTIBLE -> "Not paid";
            case DRAFT -> "Not issued yet";
            case VOID -> "Void: nothing is to be paid";
        };
    }

    private static Line line(Invoice invoice, TaxBreakdown price, Function<Money, String> amount) {
        String subtotal = amount.apply(price.subtotal());
        List<Words> description = LINE_BREAK
                .splitAsStream(invoice.description().value())
                .map(Papers::words)
                .toList();
        return new Line(description, "1", subtotal, subtotal);
    }

    private static List<Fact> totals(TaxBreakdown price, Function<Money, String> amount) {
        return List.of(
                new Fact("Subtotal", amount.apply(price.subtotal())),
                new Fact(PrintableText.of(TaxText.label(price)), amount.apply(price.tax())));
    }

    private static List<String> notes(TaxBreakdown price) {
        String note = price.reason().legalNote();
        return note == null ? List.of() : List.of(note);
    }

    private static List<Fact> references(Invoice invoice) {
        return List.of(
                new Fact("Payment", invoice.reference().payment().value()),
                new Fact("Transaction", invoice.reference().transaction().value()));
    }

    private static Party seller(Seller seller) {
        List<Words> lines = new ArrayList<>();
        seller.addressLines().forEach(line -> lines.add(words(line)));
        if (seller.country() != null) {
            lines.add(words(CountryText.of(seller.country())));
        }
        if (seller.taxId() != null) {
            lines.add(words("Tax ID: " + seller.taxId()));
        }
        if (seller.email() != null) {
            lines.add(words(seller.email().value()));
        }
        return new Party("From", words(seller.name()), lines);
    }

    private static Party buyer(String label, Invoice invoice) {
        Payer buyer = invoice.parties().buyer();
        List<Words> lines = new ArrayList<>();
        PostalAddress address = buyer.address();
        if (address != null) {
            Stream.of(address.line1(), address.line2(), town(address), CountryText.of(address.country()))
                    .forEach(line -> {
                        if (line != null) {
                            lines.add(words(line));
                        }
                    });
        }
        String taxId = taxId(invoice);
        if (taxId != null) {
            lines.add(words("Tax ID: " + taxId));
        }
        Words email = words(buyer.email().value());
        if (buyer.name() == null) {
            return new Party(label, email, lines);
        }
        lines.add(email);
        return new Party(label, words(buyer.name().value()), lines);
    }

    /** The VAT id that made the reverse charge, written as tax offices know it; else what the buyer gave. */
    private static @Nullable String taxId(Invoice invoice) {
        String proven = invoice.price().evidence().taxId();
        TaxDocument given = invoice.parties().buyer().taxDocument();
        return proven != null || given == null ? proven : given.value();
    }

    private static String town(PostalAddress address) {
        String state = address.state() == null ? "" : ", " + address.state();
        return address.postalCode() + " " + address.city() + state;
    }

    private static String author(Invoice invoice) {
        return PrintableText.of(invoice.parties().seller().name());
    }

    private static Words words(String text) {
        String printable = PrintableText.of(text);
        return new Words(printable, PrintableText.direction(printable));
    }
}
