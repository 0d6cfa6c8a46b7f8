package dev.hexpay.adapter.tax.table;

import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxRates.DatedRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads tables of tax rates, which an operator can review and extend. */
public final class TaxTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String BUNDLED = "tax-rates.csv";

    private TaxTable() {}

    /** The rates that are shipped with the product. */
    public static TaxRates bundled() {
        try (InputStream in = TaxTable.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException(BUNDLED + " is missing");
            }
            BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return TaxRates.of(parse(text.lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Parses lines of the form {@code country,region,name,rate_percent,valid_from}; the first line is this header.
     * Blank lines and lines that start with {@code #} are ignored. A rate applies from its date until the next rate of
     * the same place.
     *
     * @throws MalformedTaxTableException if any line is invalid; it lists all violations
     */
    public static List<DatedRate> parse(List<String> lines) {
        List<String> unmarked = new ArrayList<>(lines);
        // Some programs write a byte order mark at the start of UTF-8 text.
        unmarked.replaceAll(line -> line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
        return TaxTableLines.parse(unmarked);
    }
}
