package dev.hexpay.application.port.out;

import dev.hexpay.domain.tax.TaxRate;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standard consumption tax rates of countries, and of provinces where they set their own. */
public interface TaxRates {
    /**
     * The rate in force on a day.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @param region the province's code in any case, where the buyer gave one
     * @param on the day, in UTC
     * @return empty when there is none for this place on this day
     */
    Optional<TaxRate> rateFor(String country, @Nullable String region, LocalDate on);

    /** Whether rates of this country differ by province, so that none can be told without one. */
    boolean needsRegion(String country);
}
