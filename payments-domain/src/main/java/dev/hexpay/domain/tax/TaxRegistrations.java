package dev.hexpay.domain.tax;

import dev.hexpay.domain.tax.vat.EuropeanUnion;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a seller collects tax.
 *
 * @param countries ISO 3166-1 codes; the one-stop shop of the European Union stands for its member states
 */
public record TaxRegistrations(Set<String> countries) {
    /** No country but the seller's own. */
    public static final TaxRegistrations NONE = new TaxRegistrations(Set.of());

    private static final Set<String> ONE_STOP_SHOP = Set.of("EU-OSS", "OSS");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public TaxRegistrations {
        countries = Set.copyOf(countries);
    }

    /**
     * The registrations in these words: upper-case country codes, and {@code EU-OSS} or {@code OSS} for the one-stop
     * shop, with which one registration covers consumers in all 27 member states (Directive 2006/112/EC, Title XII,
     * Chapter 6).
     *
     * @throws IllegalArgumentException when a word is neither
     */
    public static TaxRegistrations of(Collection<String> codes) {
        Set<String> countries = new HashSet<>();
        for (String code : codes) {
            if (ONE_STOP_SHOP.contains(code)) {
                countries.addAll(EuropeanUnion.MEMBER_STATES);
            } else if (COUNTRIES.contains(code)) {
                countries.add(code);
            } else {
                throw new IllegalArgumentException("no country and no one-stop shop: " + code);
            }
        }
        return new TaxRegistrations(countries);
    }

    boolean includes(String country) {
        return countries.contains(country);
    }
}
