package dev.hexpay.http.page;

import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a payer has typed and may see again: everything but the card. */
final class Entered {

    private final Map<PayField, String> values = new EnumMap<>(PayField.class);

    private Entered() {}

    /** What was posted. */
    static Entered in(FormBody body) {
        Entered entered = new Entered();
        for (PayField field : PayField.values()) {
            if (!field.isCard()) {
                entered.values.put(field, body.value(field.parameter()));
            }
        }
        return entered;
    }

    /** Nothing yet, but the place that the shown tax is from is chosen already. */
    static Entered nothingAt(TaxBreakdown price) {
        Entered entered = new Entered();
        TaxRate rate = price.applied();
        if (rate != null) {
            entered.values.put(PayField.COUNTRY, rate.country());
            if (rate.region() != null) {
                entered.values.put(PayField.STATE, rate.region());
            }
        }
        return entered;
    }

    String value(PayField field) {
        return values.getOrDefault(field, "");
    }

    /** Where the payer is, as far as they have said. */
    Place place() {
        return place(value(PayField.COUNTRY), value(PayField.STATE), value(PayField.TAX_ID));
    }

    static Place place(@Nullable String country, @Nullable String state, @Nullable String taxId) {
        String code = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        return new Place(
                Countries.isKnown(code) ? code : null,
                state == null || state.isBlank() ? null : state.strip(),
                taxId == null || taxId.isBlank() ? null : documentIn(taxId.strip()));
    }

    /** What is no tax document decides nothing; it is told when the payer pays. */
    private static @Nullable TaxDocument documentIn(String taxId) {
        try {
            return new TaxDocument(taxId);
        } catch (Refusal refusal) {
            return null;
        }
    }
}
