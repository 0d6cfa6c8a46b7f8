package dev.hexpay.application.presentation;

import dev.hexpay.domain.customer.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Postal addresses as lines. */
public final class AddressFormat {
    private final CountryNames countries;

    /** Creates the format for readers of this locale. */
    public AddressFormat(Locale locale) {
        this.countries = new CountryNames(locale);
    }

    /** The lines of the address, the country last. */
    public List<String> lines(PostalAddress address) {
        List<String> lines = new ArrayList<>();
        lines.add(address.line1());
        if (address.line2() != null) {
            lines.add(address.line2());
        }
        lines.add(cityLine(address));
        lines.add(countries.of(address.country()));
        return List.copyOf(lines);
    }

    private static String cityLine(PostalAddress address) {
        String state = address.state() == null ? "" : ", " + address.state();
        return address.postalCode() + " " + address.city() + state;
    }
}
