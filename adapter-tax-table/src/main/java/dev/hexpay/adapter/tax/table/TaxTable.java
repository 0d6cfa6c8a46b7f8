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

/** Reads tables of tax rates that an operator can read, check and extend. */
public final class TaxTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String BUNDLED = "tax-rates.csv";

    private TaxTable() {}

    /** The rates that come with the product. */
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
     * The rates in these lines: {@code country,region,name,rate_percent,valid_from}, a header with those words first.
     * Blank lines and those that begin with {@code #} say nothing. A rate holds from its day on, until the next one of
     * the same place begins.
     *
     * @throws MalformedTaxTableException when any line is wrong; it tells all of them
     */
    public static List<DatedRate> parse(List<String> lines) {
        List<String> unmarked = new ArrayList<>(lines);
        // Some programs begin a text in UTF-8 with a mark that is no part of it.
        unmarked.replaceAll(line -> line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
        return TaxTableLines.parse(unmarked);
    }
}
