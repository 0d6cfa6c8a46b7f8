package dev.hexpay.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.TaxRates.DatedRate;
import dev.hexpay.domain.tax.vat.EuropeanUnion;
import dev.hexpay.domain.tenant.Mode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaxPolicyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-07-11");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void zero_rate_is_an_exemption_and_is_kept_on_the_price() {
        TaxRates rates = rates(new TaxRate("BM", null, "none", Rate.ofPercent("0")));
        TaxBreakdown price = TaxPolicy.unconfigured(Mode.SANDBOX).decide(buyerIn("BM", null, null), rates);
        assertThat(price.reason()).isEqualTo(TaxReason.EXEMPT);
        assertThat(price.tax().minor()).isZero();
        assertThat(price.rate()).isNotNull();
    }

    @Test
    void one_stop_shop_covers_exactly_the_member_states() {
        assertThat(TaxRegistrations.of(List.of("OSS")).countries())
                .isEqualTo(EuropeanUnion.MEMBER_STATES)
                .hasSize(27)
                .isEqualTo(TaxRegistrations.of(List.of("EU-OSS")).countries());
    }

    @ParameterizedTest
    @CsvSource({"UK", "EL", "de", "EU", "''"})
    void other_registrations_are_rejected(String word) {
        assertThatThrownBy(() -> TaxRegistrations.of(List.of(word))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evidence_keeps_the_place_as_given_and_the_normalized_vat_id() {
        TaxBreakdown price =
                TaxPolicy.of("DE", TaxRegistrations.NONE).decide(buyerIn("AT", "Tirol", "atu 135.856-27"), rates());
        assertThat(price.evidence()).isEqualTo(new BuyerLocation(LocationSource.PAYER, "AT", "Tirol", "ATU13585627"));
    }

    @Test
    void tax_id_that_does_not_decide_the_tax_is_not_evidence() {
        TaxBreakdown price =
                TaxPolicy.of("DE", TaxRegistrations.NONE).decide(buyerIn("DE", null, "DE136695976"), rates());
        assertThat(price.evidence().taxId()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_except_standard_has_a_legal_note(TaxReason reason) {
        assertThat(reason.legalNote() == null).isEqualTo(reason == TaxReason.STANDARD);
    }

    @Test
    void reverse_charge_note_has_the_wording_of_the_directive() {
        assertThat(TaxReason.REVERSE_CHARGE.legalNote()).contains("Reverse charge", "Article 196", "2006/112/EC");
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 1, 10, 0",
        "JPY, 4, 10, 0",
        "JPY, 5, 10, 1",
        "JPY, 15, 10, 2",
        "JPY, 1005, 10, 101",
        "EUR, 1050, 19, 200",
        "EUR, 3, 17, 1",
        "EUR, 2, 19, 0",
        "EUR, 999, 25.5, 255",
        "USD, 50, 5, 3",
        "CAD, 9999, 14.975, 1497",
        "CAD, 10000, 14.975, 1498",
        "KWD, 1005, 10, 101",
        "KWD, 1004, 10, 100",
        "BHD, 12345, 10, 1235",
        "BHD, 5, 10, 1",
    })
    void tax_is_rounded_half_up_to_the_minor_unit(String currency, long subtotal, String percent, long tax) {
        TaxRate rate = new TaxRate("DE", null, "VAT", Rate.ofPercent(percent));
        Money price = new Money(subtotal, Currency.getInstance(currency));
        assertThat(TaxBreakdown.taxed(price, rate, BuyerLocation.UNKNOWN).tax().minor())
                .isEqualTo(tax);
    }

    @Test
    void subtotal_and_tax_always_add_up_to_the_total() {
        Random random = new Random(20260711);
        List<String> countries = List.of("DE", "AT", "CA", "US", "GB", "MC", "BM");
        List<String> currencies = List.of("EUR", "JPY", "KWD");
        for (int i = 0; i < 20_000; i++) {
            String country = countries.get(random.nextInt(countries.size()));
            Rate rate = new Rate(random.nextInt(1_000_001));
            TaxRates rates = rates(new TaxRate(country, null, "VAT", rate));
            Money subtotal = new Money(
                    random.nextLong(Money.MAX_MINOR / 2),
                    Currency.getInstance(currencies.get(random.nextInt(currencies.size()))));
            BuyerLocation buyer =
                    new BuyerLocation(LocationSource.PAYER, country, null, random.nextBoolean() ? "ATU13585627" : null);
            TaxPolicy policy = random.nextBoolean()
                    ? TaxPolicy.of("DE", TaxRegistrations.of(List.of("OSS")))
                    : TaxPolicy.unconfigured(Mode.SANDBOX);
            TaxBreakdown price = policy.decide(TaxRequest.of(subtotal, buyer, TODAY), rates);
            assertThat(price.total().minor())
                    .isEqualTo(price.subtotal().minor() + price.tax().minor());
            assertThat(price.subtotal()).isEqualTo(subtotal);
            assertThat(price.tax().minor()).isEqualTo(exactly(price, rate));
        }
    }

    private static long exactly(TaxBreakdown price, Rate rate) {
        return price.rate() == null
                ? 0
                : new BigDecimal(price.subtotal().minor())
                        .multiply(new BigDecimal(rate.partsPerMillion()))
                        .divide(new BigDecimal(1_000_000), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static TaxRequest buyerIn(String country, String region, String taxId) {
        return TaxRequest.of(
                new Money(100_00, EUR), new BuyerLocation(LocationSource.PAYER, country, region, taxId), TODAY);
    }

    private static TaxRates rates(TaxRate... rates) {
        return TaxRates.of(List.of(rates).stream()
                .map(rate -> new DatedRate(rate, LocalDate.EPOCH))
                .toList());
    }
}
