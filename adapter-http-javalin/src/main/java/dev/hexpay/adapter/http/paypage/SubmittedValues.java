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

/** What a payer has typed and may see again: everything but the card. */
final class SubmittedValues {

    private final Map<PayField, String> values = new EnumMap<>(PayField.class);

    private SubmittedValues() {}

    /** What was posted. */
    static SubmittedValues from(FormBody body) {
        SubmittedValues submitted = new SubmittedValues();
        for (PayField field : PayField.values()) {
            if (!field.isCard()) {
                submitted.values.put(field, body.value(field.parameter()));
            }
        }
        return submitted;
    }

    /** Nothing yet, but the place that the shown tax is from is chosen already. */
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

    /** Where the payer is, as far as they have said. */
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

    /** What is no tax document decides nothing; it is told when the payer pays. */
    private static @Nullable TaxDocument parseTaxDocument(String taxId) {
        try {
            return new TaxDocument(taxId);
        } catch (PaymentsException invalid) {
            return null;
        }
    }
}
