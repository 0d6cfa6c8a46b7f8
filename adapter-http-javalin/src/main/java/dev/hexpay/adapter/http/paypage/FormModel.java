package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.tax.TaxBreakdown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the form.
 *
 * @param submitted the submitted values, without the card
 * @param errors the error messages by field
 * @param notice the message above the form; null if there is none
 * @param price the price at the location that the payer entered
 */
record FormModel(
        SubmittedValues submitted,
        Map<PayField, String> errors,
        @Nullable Notice notice,
        TaxBreakdown price) {}
