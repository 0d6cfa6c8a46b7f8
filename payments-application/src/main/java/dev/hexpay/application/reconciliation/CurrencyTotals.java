package dev.hexpay.application.reconciliation;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What was moved in one currency.
 *
 * @param ours as recorded here
 * @param theirs as the provider lists it; null when the provider did not answer
 */
public record CurrencyTotals(
        Currency currency, MovedTotals ours, @Nullable MovedTotals theirs) {}
