package dev.hexpay.testing.stripe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places where the stub's account collects tax, with few and simple rates. */
final class TaxRates {
    static final String SELLER_COUNTRY = "DE";

    private static final Set<String> EU = Set.of("DE", "FR", "ES");
    private static final List<Rate> NONE = List.of();

    private static final Map<String, List<Rate>> BY_PLACE = Map.of(
            "DE", List.of(new Rate(Jurisdiction.country("DE", "Germany"), "19.0", "vat")),
            "FR", List.of(new Rate(Jurisdiction.country("FR", "France"), "20.0", "vat")),
            "ES", List.of(new Rate(Jurisdiction.country("ES", "Spain"), "21.0", "vat")),
            "GB", List.of(new Rate(Jurisdiction.country("GB", "United Kingdom"), "20.0", "vat")),
            "US-CA", List.of(new Rate(Jurisdiction.state("US", "CA", "California"), "7.25", "sales_tax")),
            "US-NY",
                    List.of(
                            new Rate(Jurisdiction.state("US", "NY", "New York"), "4.0", "sales_tax"),
                            new Rate(new Jurisdiction("US", "NY", "city", "New York City"), "4.5", "sales_tax")),
            "US-CO", List.of(new Rate(Jurisdiction.state("US", "CO", "Colorado"), "2.9", "sales_tax")),
            "CA-ON", List.of(new Rate(Jurisdiction.state("CA", "ON", "Ontario"), "13.0", "hst")),
            "CA-QC",
                    List.of(
                            new Rate(Jurisdiction.country("CA", "Canada"), "5.0", "gst"),
                            new Rate(Jurisdiction.state("CA", "QC", "Quebec"), "9.975", "qst")));

    /** A tax that only one street of Colorado has. */
    private static final String STREET = "Market St";

    private static final Rate OF_STREET =
            new Rate(new Jurisdiction("US", "CO", "district", "Downtown"), "1.0", "sales_tax");

    private TaxRates() {}

    /** Who takes a tax: a country, or a state or town in it. */
    record Jurisdiction(String country, @Nullable String state, String level, String name) {
        static Jurisdiction country(String country, String name) {
            return new Jurisdiction(country, null, "country", name);
        }

        static Jurisdiction state(String country, String state, String name) {
            return new Jurisdiction(country, state, "state", name);
        }
    }

    /** A rate of one jurisdiction; the percentage is exact. */
    record Rate(Jurisdiction jurisdiction, String percentage, String type) {
        /** The name of the tax for people. */
        String name() {
            return type.equals("sales_tax") ? "Sales Tax" : type.toUpperCase(Locale.ROOT);
        }

        /** The percentage as a number. */
        BigDecimal percent() {
            return new BigDecimal(percentage);
        }
    }

    /** The rates of an address; none where the account does not collect. */
    static List<Rate> of(String country, @Nullable String state, @Nullable String postalCode, @Nullable String line1) {
        if (country.equals("US")) {
            List<Rate> rates = BY_PLACE.getOrDefault("US-" + (state == null ? stateOf(postalCode) : state), NONE);
            boolean isOnStreet = rates.equals(BY_PLACE.get("US-CO")) && line1 != null && line1.contains(STREET);
            return isOnStreet ? List.of(rates.get(0), OF_STREET) : rates;
        }
        if (country.equals("CA")) {
            return BY_PLACE.getOrDefault("CA-" + (state == null ? provinceOf(postalCode) : state), NONE);
        }
        return BY_PLACE.getOrDefault(country, NONE);
    }

    /** Whether the buyer owes the tax: a business in another country of the Union. */
    static boolean isReverseCharge(String country, String taxIdType) {
        return EU.contains(country) && !country.equals(SELLER_COUNTRY) && taxIdType.equals("eu_vat");
    }

    private static String stateOf(@Nullable String zip) {
        if (zip != null && zip.matches("9[0-6].*")) {
            return "CA";
        }
        if (zip != null && zip.matches("8[01].*")) {
            return "CO";
        }
        return zip != null && zip.matches("1[0-4].*") ? "NY" : "";
    }

    private static String provinceOf(@Nullable String code) {
        if (code != null && code.matches("[KLMNP].*")) {
            return "ON";
        }
        return code != null && code.matches("[GHJ].*") ? "QC" : "";
    }
}
