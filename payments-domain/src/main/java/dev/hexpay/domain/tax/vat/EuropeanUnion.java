package dev.hexpay.domain.tax.vat;

import java.util.Set;

/** The member states of the European Union, for value added tax. */
public final class EuropeanUnion {
    /** The 27 member states by their ISO 3166-1 codes. */
    public static final Set<String> MEMBER_STATES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private EuropeanUnion() {}

    /** Whether the country is a member state. */
    public static boolean isMember(String country) {
        return MEMBER_STATES.contains(country);
    }
}
