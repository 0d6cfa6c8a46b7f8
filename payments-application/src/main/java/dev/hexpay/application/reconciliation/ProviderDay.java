package dev.hexpay.application.reconciliation;

import java.util.List;

/**
 * The reconciliation of one day with one provider.
 *
 * @param provider its published name
 * @param coverage how much of the day could be compared
 * @param totals by currency, in the order of their codes
 * @param differences by time
 */
public record ProviderDay(
        String provider, Coverage coverage, List<CurrencyTotals> totals, List<Difference> differences) {
    public ProviderDay {
        totals = List.copyOf(totals);
        differences = List.copyOf(differences);
    }

    /** How much of a day could be compared. */
    public enum Coverage {
        /** All of it. */
        COMPLETE,
        /** The provider has moved more than was read: what was not read is not reported as missing there. */
        TRUNCATED,
        /** Nothing: the provider did not answer, or is not configured any more. Only our totals are known. */
        NO_ANSWER
    }

    /** Whether all of the day was compared, without a difference. */
    public boolean agrees() {
        return coverage == Coverage.COMPLETE && differences.isEmpty();
    }
}
