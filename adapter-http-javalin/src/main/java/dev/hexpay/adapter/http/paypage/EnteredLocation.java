package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.AddressLine;
import dev.hexpay.domain.customer.PostalCode;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.text.CardNumbers;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The location that a payer has entered so far. What is invalid is left out; it is reported when they submit the form. */
final class EnteredLocation {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Function<PayField, @Nullable String> values;

    private EnteredLocation(Function<PayField, @Nullable String> values) {
        this.values = values;
    }

    /** The location in these values, of which any may be null. */
    static TaxLocation of(Function<PayField, @Nullable String> values) {
        return new EnteredLocation(values).location();
    }

    private TaxLocation location() {
        String country = valid(PayField.COUNTRY, code -> code.toUpperCase(Locale.ROOT));
        String postalCode = valid(PayField.POSTAL_CODE, code -> new PostalCode(code).value());
        return new TaxLocation(
                country != null && COUNTRIES.contains(country) ? country : null,
                line(PayField.STATE),
                new TaxAddress(line(PayField.LINE1), line(PayField.LINE2), line(PayField.CITY), postalCode),
                valid(PayField.TAX_ID, TaxDocument::new));
    }

    private @Nullable String line(PayField field) {
        return valid(field, text -> new AddressLine(text).value());
    }

    private <T> @Nullable T valid(PayField field, Function<String, T> type) {
        String text = values.apply(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return type.apply(CardNumbers.requireNone(text.strip()));
        } catch (InvalidValueException invalid) {
            return null;
        }
    }
}
