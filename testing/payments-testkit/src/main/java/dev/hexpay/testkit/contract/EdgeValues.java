package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.money;

import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.testkit.CustomerBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values at the limits of what the domain allows. */
final class EdgeValues {
    /** One character that needs four bytes in UTF-8 and two in Java. */
    static final String FOUR_BYTES = "\uD83E\uDD94";

    /** The last millisecond of a day: rounding it up gives the next day. */
    static final Instant LAST_MILLISECOND = Instant.parse("2028-02-29T23:59:59.999Z");

    private EdgeValues() {}

    /** A text of {@code characters} characters of four bytes each. */
    static String widest(int characters) {
        return FOUR_BYTES.repeat(characters);
    }

    /** The largest metadata: 50 entries, not in alphabetical order. */
    static Map<String, String> largestMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 50; i > 0; i--) {
            String number = String.valueOf(i);
            metadata.put(number + widest(40 - number.length()), widest(500));
        }
        return metadata;
    }

    /** Prices with every tax reason and location source, with zero, two and three decimals, up to the maximum. */
    static List<TaxBreakdown> prices() {
        TaxRate province = new TaxRate("CA", "QC", "GST + QST", Rate.ofPercent("14.975"));
        TaxRate country = new TaxRate("DE", null, "MwSt.", Rate.ofPercent("19"));
        TaxRate none = new TaxRate("HK", null, "none", Rate.ofPercent("0"));
        TaxRate federal = new TaxRate("CA", null, "GST", Rate.ofPercent("5"));
        TaxRate quebec = new TaxRate("CA", "QC", "QST", Rate.ofPercent("9.975"));
        TaxCalculation calculation = new TaxCalculation("taxcalc_42", LAST_MILLISECOND, LAST_MILLISECOND.plusMillis(1));
        Money largest = money(Money.MAX_MINOR, "usd");
        return List.of(
                TaxBreakdown.undetermined(money(1, "jpy")),
                TaxBreakdown.undetermined(largest),
                TaxBreakdown.untaxed(largest, TaxReason.NOT_REGISTERED, BuyerLocation.in("US", LocationSource.PAYER)),
                TaxBreakdown.untaxed(
                        money(1, "kwd"),
                        TaxReason.UNKNOWN_LOCATION,
                        new BuyerLocation(LocationSource.CUSTOMER, "CA", widest(200), null)),
                TaxBreakdown.untaxed(
                        money(25_00, "eur"),
                        TaxReason.REVERSE_CHARGE,
                        new BuyerLocation(LocationSource.PAYER, "AT", null, "ATU13585627")),
                TaxBreakdown.taxed(
                        money(25_00, "cad"), province, new BuyerLocation(LocationSource.PAYER, "CA", "Québec", null)),
                TaxBreakdown.taxed(money(25_00, "eur"), country, BuyerLocation.in("DE", LocationSource.CUSTOMER)),
                TaxBreakdown.taxed(money(25_00, "usd"), none, BuyerLocation.in("HK", LocationSource.PAYER)),
                TaxBreakdown.untaxed(
                                money(25_00, "usd"),
                                TaxReason.NOT_REGISTERED,
                                BuyerLocation.in("US", LocationSource.CUSTOMER))
                        .withCalculation(calculation),
                TaxBreakdown.taxed(
                                money(25_00, "cad"),
                                List.of(
                                        new AppliedRate(federal, money(1_25, "cad")),
                                        new AppliedRate(quebec, money(2_49, "cad"))),
                                new BuyerLocation(LocationSource.PAYER, "CA", "Québec", null))
                        .withCalculation(calculation));
    }

    /** A failure with a decline code, and one without. */
    static List<Failure> failures() {
        return List.of(
                new Failure("card_declined", "insufficient_funds", "Your card has insufficient funds. " + FOUR_BYTES),
                new Failure("processing_error", null, "An error occurred."));
    }

    /** Every state of a payment. */
    static List<PaymentState> states() {
        return List.of(
                new PaymentState.Pending(),
                new PaymentState.Processing(aTransactionId()),
                new PaymentState.RequiresAction(aTransactionId()),
                new PaymentState.Failed(aTransactionId(), failures().get(0)),
                new PaymentState.Failed(aTransactionId(), failures().get(1)),
                new PaymentState.Succeeded(aTransactionId(), anInvoiceId()),
                new PaymentState.Canceled());
    }

    /** A page with every field at its maximum length. */
    static HostedPage largestPage() {
        String start = "https://shop.example/";
        SuccessUrl longest = new SuccessUrl(start + "a".repeat(2048 - start.length()));
        return new HostedPage(aToken(), longest, new WebUrl("http://localhost:3000/?a=b#c"), LAST_MILLISECOND);
    }

    /** An address with every field at its maximum length. */
    static PostalAddress largestAddress() {
        return PostalAddress.in("CA")
                .line1(widest(200))
                .line2(widest(200))
                .city(widest(200))
                .state(widest(200))
                .postalCode(widest(20))
                .region(widest(200))
                .build();
    }

    /** A tax document of the maximum length. */
    static TaxDocument longestTaxDocument() {
        return new TaxDocument(widest(50));
    }

    /** A customer with every field at its maximum length. */
    static CustomerBuilder largestCustomer() {
        return aCustomer()
                .withEmail("o'neill+" + "x".repeat(50) + "@" + "y".repeat(137) + ".com")
                .withExternalId(widest(100))
                .named(widest(200))
                .withTaxDocument(widest(50))
                .inTimeZone(new TimeZoneName("America/Argentina/ComodRivadavia"))
                .withAddress(largestAddress())
                .withMetadata(largestMetadata())
                .createdAt(LAST_MILLISECOND);
    }
}
