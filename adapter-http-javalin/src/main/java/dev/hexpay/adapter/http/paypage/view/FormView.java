package dev.hexpay.adapter.http.paypage.view;

import dev.hexpay.application.presentation.CountryNames.Country;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payment form: empty, or with the submitted values and their errors.
 *
 * @param action the URL to which the form is posted
 * @param csrf the CSRF token
 * @param values the values of the fields, without the card
 * @param errors the error messages by field, in the order of the form
 * @param addressOnFile the lines of the billing address that applies; empty if the payer enters one, which decides the
 *     tax
 * @param countries all countries, sorted by name
 * @param currency the currency in lower case
 * @param returnUrl where the provider's script returns the payer to, if it leaves the page
 * @param script the provider's script, which shows the card form; null if the card is entered in ours
 */
public record FormView(
        String action,
        String csrf,
        Map<PayField, String> values,
        Map<PayField, String> errors,
        List<String> addressOnFile,
        List<Country> countries,
        String currency,
        String returnUrl,
        @Nullable ProviderScript script) {

    /** Whether the payer enters a billing address. */
    public boolean asksForAddress() {
        return addressOnFile.isEmpty();
    }

    /** The value of the field; empty for card fields. */
    public String value(PayField field) {
        return values.getOrDefault(field, "");
    }

    /** The error message of the field; null if it is valid. */
    public @Nullable String error(PayField field) {
        return errors.get(field);
    }

    /** The ids of the error and the hint of the field, for {@code aria-describedby}; null if there are none. */
    public @Nullable String describedBy(PayField field) {
        String hintId = field.hint() == null ? null : field.parameter() + "-hint";
        String errorId = error(field) == null ? null : field.parameter() + "-error";
        if (hintId != null && errorId != null) {
            return errorId + " " + hintId;
        }
        return hintId == null ? errorId : hintId;
    }
}
