package dev.hexpay.domain.tax;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The standard consumption tax rates of countries and provinces, each with its period of validity. */
public final class TaxRates {
    private final Map<Place, NavigableMap<LocalDate, TaxRate>> rates;

    private TaxRates(Map<Place, NavigableMap<LocalDate, TaxRate>> rates) {
        this.rates = rates;
    }

    private record Place(String country, @Nullable String region) {}

    /** A rate and its first day; it is valid until the next rate of the same place begins. */
    public record DatedRate(TaxRate rate, LocalDate validFrom) {}

    /** These rates; of two rates for the same place and day, the later in the list applies. */
    public static TaxRates of(Collection<DatedRate> datedRates) {
        return new TaxRates(Map.of()).with(datedRates);
    }

    /** These rates and {@code others}; the others replace rates for the same place and day. */
    public TaxRates with(Collection<DatedRate> others) {
        Map<Place, NavigableMap<LocalDate, TaxRate>> all = new HashMap<>();
        rates.forEach((place, byDay) -> all.put(place, new TreeMap<>(byDay)));
        for (DatedRate other : others) {
            Place place = new Place(other.rate().country(), other.rate().region());
            all.computeIfAbsent(place, none -> new TreeMap<>()).put(other.validFrom(), other.rate());
        }
        return new TaxRates(all);
    }

    /**
     * The rate in force on a day.
     *
     * @param country ISO 3166-1 alpha-2, upper case
     * @param region the province as the buyer stated it: its code in any case, or a known name
     * @param date the day of the sale in the time zone of the seller
     * @return empty when there is no rate for this place on this day
     */
    public Optional<TaxRate> rateFor(String country, @Nullable String region, LocalDate date) {
        String province = region == null ? null : Provinces.codeOf(country, region);
        return inForce(new Place(country, province), date).or(() -> inForce(new Place(country, null), date));
    }

    /** Whether the rates of this country differ by province, so that a rate requires a province. */
    public boolean needsRegion(String country) {
        return !rates.containsKey(new Place(country, null)) && hasRates(country);
    }

    /** Whether there is any rate of this country, for any province and day. */
    public boolean hasRates(String country) {
        return rates.keySet().stream().anyMatch(place -> place.country().equals(country));
    }

    private Optional<TaxRate> inForce(Place place, LocalDate date) {
        return Optional.ofNullable(rates.get(place))
                .map(byDay -> byDay.floorEntry(date))
                .map(Map.Entry::getValue);
    }
}
