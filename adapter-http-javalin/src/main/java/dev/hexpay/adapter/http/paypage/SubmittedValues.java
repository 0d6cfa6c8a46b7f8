package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.in.paypage.QuotePrice.TaxLocation;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The submitted values that the form may show again: all except the card. */
final class SubmittedValues {

    private final Map<PayField, String> values = new EnumMap<>(PayField.class);

    private SubmittedValues() {}

    static SubmittedValues from(FormBody body) {
        SubmittedValues submitted = new SubmittedValues();
        for (PayField field : PayField.values()) {
            if (!field.isCard()) {
                submitted.values.put(field, body.value(field.parameter()));
            }
        }
        return submitted;
    }

    /** The values of a new form: the location of the tax rate of the price is preselected. */
    static SubmittedValues initial(TaxBreakdown price) {
        SubmittedValues submitted = new SubmittedValues();
        TaxRate rate = price.rate();
        if (rate != null) {
            submitted.values.put(PayField.COUNTRY, rate.country());
            if (rate.region() != null) {
                submitted.values.put(PayField.STATE, rate.region());
            }
        }
        return submitted;
    }

    String value(PayField field) {
        return values.getOrDefault(field, "");
    }

    /** The location that the payer has entered so far. */
    TaxLocation taxLocation() {
        return taxLocation(value(PayField.COUNTRY), value(PayField.STATE), value(PayField.TAX_ID));
    }

    static TaxLocation taxLocation(@Nullable String country, @Nullable String state, @Nullable String taxId) {
        String code = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        return new TaxLocation(
                Countries.isKnown(code) ? code : null,
                state == null || state.isBlank() ? null : state.strip(),
                taxId == null || taxId.isBlank() ? null : parseTaxDocument(taxId.strip()));
    }

    /** An invalid tax document is ignored here; it is reported when the payer submits the form. */
    private static @Nullable TaxDocument parseTaxDocument(String taxId) {
        try {
            return new TaxDocument(taxId);
        } catch (PaymentsException invalid) {
            return null;
        }
    }
}
