package dev.hexpay.http.page;

import dev.hexpay.domain.tax.TaxBreakdown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a payer stands with the form.
 *
 * @param entered what they typed, without the card
 * @param problems what is wrong, by field
 * @param notice what they must read first; null when nothing
 * @param price what they would pay at the place that they entered
 */
record FormState(
        Entered entered,
        Map<PayField, String> problems,
        @Nullable Notice notice,
        TaxBreakdown price) {}
