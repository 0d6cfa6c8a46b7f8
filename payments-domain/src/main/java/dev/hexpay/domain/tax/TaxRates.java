package dev.hexpay.domain.tax;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The standard consumption tax rates of countries, and of provinces where they set their own, with their days. */
public final class TaxRates {
    private final Map<Place, NavigableMap<LocalDate, TaxRate>> rates;

    private TaxRates(Map<Place, NavigableMap<LocalDate, TaxRate>> rates) {
        this.rates = rates;
    }

    private record Place(String country, @Nullable String region) {}

    /** A rate and its first day; it holds until the next one of the same place begins. */
    public record DatedRate(TaxRate rate, LocalDate validFrom) {}

    /** These rates; of two for one place and day the later one counts. */
    public static TaxRates of(Collection<DatedRate> datedRates) {
        return new TaxRates(Map.of()).with(datedRates);
    }

    /** These rates and others, which come in the place of those for the same place and day. */
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
     * @param region the province as the buyer gave it: its code in any case, or its name where we know it
     * @param date the day, in UTC
     * @return empty when there is none for this place on this day
     */
    public Optional<TaxRate> rateFor(String country, @Nullable String region, LocalDate date) {
        String province = region == null ? null : Provinces.codeOf(country, region);
        return inForce(new Place(country, province), date).or(() -> inForce(new Place(country, null), date));
    }

    /** Whether rates of this country differ by province, so that none can be told without one. */
    public boolean needsRegion(String country) {
        return !rates.containsKey(new Place(country, null)) && hasRates(country);
    }

    /** Whether there is any rate of this country, whatever the province and the day. */
    public boolean hasRates(String country) {
        return rates.keySet().stream().anyMatch(place -> place.country().equals(country));
    }

    private Optional<TaxRate> inForce(Place place, LocalDate date) {
        return Optional.ofNullable(rates.get(place))
                .map(byDay -> byDay.floorEntry(date))
                .map(Map.Entry::getValue);
    }
}
