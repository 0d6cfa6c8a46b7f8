package dev.hexpay.tax.table;

import dev.hexpay.application.port.out.TaxRates;
import dev.hexpay.domain.tax.TaxRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tax rates from a table that an operator can read, check and replace. */
public final class TaxTable implements TaxRates {
    private static final String BUNDLED = "tax-rates.csv";

    private final Map<Place, NavigableMap<LocalDate, TaxRate>> rates;

    private TaxTable(Map<Place, NavigableMap<LocalDate, TaxRate>> rates) {
        this.rates = rates;
    }

    private record Place(String country, @Nullable String region) {}

    /** The table that comes with the product. */
    public static TaxTable bundled() {
        try (InputStream in = TaxTable.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is missing");
            }
            return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table in this text; see {@link #parse(List)}. */
    public static TaxTable parse(Reader text) {
        return parse(new BufferedReader(text).lines().toList());
    }

    /**
     * The table in these lines: {@code country,region,name,rate_percent,valid_from}, a header with those words first.
     * Blank lines and those that begin with {@code #} say nothing. A rate holds from its day on, until the next one of
     * the same place begins.
     *
     * @throws MalformedTaxTable when any line is wrong; it tells all of them
     */
    public static TaxTable parse(List<String> lines) {
        Map<Place, NavigableMap<LocalDate, TaxRate>> rates = new HashMap<>();
        for (TaxTableLine line : TaxTableLine.parseAll(lines)) {
            TaxRate rate = line.rate();
            rates.computeIfAbsent(new Place(rate.country(), rate.region()), place -> new TreeMap<>())
                    .put(line.validFrom(), rate);
        }
        return new TaxTable(rates);
    }

    @Override
    public Optional<TaxRate> rateFor(String country, @Nullable String region, LocalDate on) {
        String province = region == null ? null : Provinces.codeOf(country, region);
        return inForce(new Place(country, province), on).or(() -> inForce(new Place(country, null), on));
    }

    @Override
    public boolean needsRegion(String country) {
        return !rates.containsKey(new Place(country, null))
                && rates.keySet().stream().anyMatch(place -> place.country().equals(country));
    }

    private Optional<TaxRate> inForce(Place place, LocalDate on) {
        return Optional.ofNullable(rates.get(place))
                .map(byDay -> byDay.floorEntry(on))
                .map(Map.Entry::getValue);
    }
}
