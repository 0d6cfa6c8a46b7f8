package dev.hexpay.domain.tax;

import dev.hexpay.domain.tax.vat.EuropeanUnion;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The countries in which a seller collects tax.
 *
 * @param countries ISO 3166-1 codes; the one-stop shop of the European Union is expanded to its member states
 */
public record TaxRegistrations(Set<String> countries) {
    /** No registration besides the seller's own country. */
    public static final TaxRegistrations NONE = new TaxRegistrations(Set.of());

    private static final Set<String> ONE_STOP_SHOP = Set.of("EU-OSS", "OSS");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public TaxRegistrations {
        countries = Set.copyOf(countries);
    }

    /**
     * Parses registrations: upper-case country codes, and {@code EU-OSS} or {@code OSS} for the one-stop
     * shop, with which one registration covers consumers in all 27 member states (Directive 2006/112/EC, Title XII,
     * Chapter 6).
     *
     * @throws IllegalArgumentException when a code is neither
     */
    public static TaxRegistrations of(Collection<String> codes) {
        Set<String> countries = new HashSet<>();
        for (String code : codes) {
            if (ONE_STOP_SHOP.contains(code)) {
                countries.addAll(EuropeanUnion.MEMBER_STATES);
            } else if (COUNTRIES.contains(code)) {
                countries.add(code);
            } else {
                throw new IllegalArgumentException("neither a country nor the one-stop shop: " + code);
            }
        }
        return new TaxRegistrations(countries);
    }

    boolean includes(String country) {
        return countries.contains(country);
    }
}
