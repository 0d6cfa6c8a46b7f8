package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.tax.TaxBreakdown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a payer stands with the form.
 *
 * @param submitted what they typed, without the card
 * @param errors what is wrong, by field
 * @param notice what they must read first; null when nothing
 * @param price what they would pay at the place that they entered
 */
record FormModel(
        SubmittedValues submitted,
        Map<PayField, String> errors,
        @Nullable Notice notice,
        TaxBreakdown price) {}
