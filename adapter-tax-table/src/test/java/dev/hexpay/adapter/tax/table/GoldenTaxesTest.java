package dev.hexpay.adapter.tax.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the tax of each case in golden.txt, which names the legal basis. */
class GoldenTaxesTest {
    private static final int COLUMNS = 10;

    private final TaxRates rates = TaxTable.bundled();

    private record Case(
            String seller,
            List<String> registered,
            TaxRequest request,
            Money tax,
            String rate,
            TaxReason reason,
            String legalBasis) {
        static Case of(String line) {
            String[] columns =
                    Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toArray(String[]::new);
            String[] buyer = columns[2].split(" ");
            String[] subtotal = columns[5].split(" ");
            Money price = new Money(Long.parseLong(subtotal[1]), CurrencyCode.parse(subtotal[0]));
            BuyerLocation location = new BuyerLocation(
                    LocationSource.PAYER,
                    buyer[0].isEmpty() ? null : buyer[0],
                    buyer.length > 1 ? buyer[1] : null,
                    columns[3].isEmpty() ? null : columns[3]);
            return new Case(
                    columns[0],
                    columns[1].isEmpty() ? List.of() : List.of(columns[1].split(", ")),
                    TaxRequest.of(price, location, LocalDate.parse(columns[4])),
                    new Money(Long.parseLong(columns[6]), price.currency()),
                    columns[7],
                    TaxReason.valueOf(columns[8].toUpperCase(Locale.ROOT)),
                    columns[9]);
        }

        TaxPolicy policy() {
            return switch (seller) {
                case "sandbox" -> TaxPolicy.unconfigured(Mode.SANDBOX);
                case "live" -> TaxPolicy.unconfigured(Mode.LIVE);
                default -> TaxPolicy.of(seller, TaxRegistrations.of(registered));
            };
        }

        @Override
        public String toString() {
            return seller + " " + registered + " to " + request.buyer().country() + " "
                    + request.buyer().taxId() + " on " + request.date() + ": " + legalBasis;
        }
    }

    @TestFactory
    Stream<DynamicTest> tax_matches_the_legal_basis() throws IOException {
        return cases().stream().map(each -> dynamicTest(each.toString(), () -> check(each)));
    }

    private void check(Case each) {
        TaxCalculator calculator = new TableTaxCalculator(rates, mode -> each.policy());
        Scope scope = Builders.aScope();
        TaxBreakdown price = calculator.assess(scope, each.request());
        assertThat(price.reason()).as(each.legalBasis()).isEqualTo(each.reason());
        assertThat(price.tax()).as(each.legalBasis()).isEqualTo(each.tax());
        assertThat(price.rate() == null ? "" : price.rate().rate().percent()).isEqualTo(each.rate());
        assertThat(price.total()).isEqualTo(each.request().subtotal().plus(each.tax()));
        assertThat(price.evidence().country()).isEqualTo(each.request().buyer().country());
        assertThat(price.evidence().taxId() != null).isEqualTo(each.reason() == TaxReason.REVERSE_CHARGE);
    }

    @Test
    void cases_cover_every_tax_reason_of_the_table() throws IOException {
        Set<TaxReason> reasons = cases().stream().map(Case::reason).collect(Collectors.toSet());
        assertThat(cases())
                .hasSizeGreaterThanOrEqualTo(40)
                .allSatisfy(each -> assertThat(each.legalBasis()).isNotBlank());
        // No place in the table has a zero rate.
        assertThat(reasons).isEqualTo(EnumSet.complementOf(EnumSet.of(TaxReason.EXEMPT)));
    }

    private static List<Case> cases() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                GoldenTaxesTest.class.getResourceAsStream("golden.txt"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("seller"))
                    .map(Case::of)
                    .toList();
        }
    }
}
