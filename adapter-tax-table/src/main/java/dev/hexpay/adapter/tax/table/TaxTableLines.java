package dev.hexpay.adapter.tax.table;

import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRates.DatedRate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the lines of a tax table; each line is a rate and its first day. */
final class TaxTableLines {
    private static final String HEADER = "country,region,name,rate_percent,valid_from";
    private static final int FIELDS = 5;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    // The part of an ISO 3166-2 code after the hyphen.
    private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");
    // A rate has at most four decimals. Signs and exponents are rejected because they are easily misread.
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");

    private TaxTableLines() {}

    /** Parses all lines; throws one exception with all violations. */
    static List<DatedRate> parse(List<String> lines) {
        LineParser parser = new LineParser();
        for (int i = 0; i < lines.size(); i++) {
            parser.parse(i + 1, lines.get(i).strip());
        }
        return parser.finish();
    }

    private record Entry(String country, @Nullable String region, LocalDate validFrom) {}

    private static final class LineParser {
        private final List<DatedRate> rates = new ArrayList<>();
        private final List<String> allViolations = new ArrayList<>();
        private final Map<Entry, Integer> firstSeen = new HashMap<>();
        private boolean pastHeader;

        void parse(int number, String text) {
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            if (!pastHeader) {
                pastHeader = true;
                if (!text.equals(HEADER)) {
                    allViolations.add(at(number, "the header must be " + HEADER));
                }
                return;
            }
            String[] fields = text.split(",", -1);
            if (fields.length != FIELDS) {
                allViolations.add(at(number, "has " + fields.length + " fields instead of " + FIELDS));
                return;
            }
            List<String> violations = violationsIn(fields);
            if (violations.isEmpty()) {
                add(number, toDatedRate(fields));
            }
            violations.forEach(violation -> allViolations.add(at(number, violation)));
        }

        private void add(int number, DatedRate rate) {
            Entry entry = new Entry(rate.rate().country(), rate.rate().region(), rate.validFrom());
            Integer first = firstSeen.putIfAbsent(entry, number);
            if (first == null) {
                rates.add(rate);
            } else {
                allViolations.add(at(number, "repeats the place and date of line " + first));
            }
        }

        List<DatedRate> finish() {
            if (!pastHeader) {
                allViolations.add("the table is empty");
            }
            if (!allViolations.isEmpty()) {
                throw new MalformedTaxTableException(allViolations);
            }
            return rates;
        }

        private static String at(int number, String violation) {
            return "line " + number + ": " + violation;
        }
    }

    private static List<String> violationsIn(String[] fields) {
        List<String> violations = new ArrayList<>();
        if (!COUNTRIES.contains(fields[0])) {
            violations.add("country must be an upper-case ISO 3166-1 alpha-2 code, not \"" + fields[0] + "\"");
        }
        if (!fields[1].isEmpty() && !REGION.matcher(fields[1]).matches()) {
            violations.add("region must be empty or an upper-case ISO 3166-2 subdivision such as ON, not \"" + fields[1]
                    + "\"");
        }
        if (fields[2].isBlank()) {
            violations.add("name must be the name of the tax");
        }
        if (!isPercent(fields[3])) {
            violations.add(
                    "rate_percent must be between 0 and 100 with at most four decimals, not \"" + fields[3] + "\"");
        }
        if (!isDate(fields[4])) {
            violations.add("valid_from must be a date such as 2025-07-01, not \"" + fields[4] + "\"");
        }
        return violations;
    }

    private static DatedRate toDatedRate(String[] fields) {
        String region = fields[1].isEmpty() ? null : fields[1];
        TaxRate rate = new TaxRate(fields[0], region, fields[2], Rate.ofPercent(fields[3]));
        return new DatedRate(rate, LocalDate.parse(fields[4]));
    }

    private static boolean isPercent(String text) {
        if (!PERCENT.matcher(text).matches()) {
            return false;
        }
        try {
            return Rate.ofPercent(text).partsPerMillion() >= 0;
        } catch (IllegalArgumentException aboveOneHundred) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException notADate) {
            return false;
        }
    }
}
