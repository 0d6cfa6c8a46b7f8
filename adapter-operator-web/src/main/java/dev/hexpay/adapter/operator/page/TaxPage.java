package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Paging;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.presentation.CountryNames;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tax report: by month, country, region, rate, reason and currency. */
final class TaxPage {
    static final String PATH = "/tax";

    private static final List<String> HEADINGS =
            List.of("Month", "Country", "Region", "Rate", "Reason", "Currency", "Documents", "Net", "Tax");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final CountryNames COUNTRIES = new CountryNames(Locale.ENGLISH);
    private static final int DAYS = 90;
    private static final int PERCENT_DECIMALS = 4;

    private final OperatorPages.Tools tools;

    TaxPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        Filter filter = new Filter(request);
        Period period = Periods.of(filter, tools.clock().instant(), DAYS);
        List<List<Cell>> rows = tools.ports().operators().reports().tax(request.scope(), period).stream()
                .map(TaxPage::row)
                .toList();
        if (Listing.isCsv(request)) {
            return new Reply.CsvFile(
                    "tax-" + Periods.text(period).replace(' ', '-'),
                    HEADINGS,
                    rows.stream()
                            .map(row -> row.stream().map(Cell::plain).toList())
                            .iterator());
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        Map<String, String> query = new TreeMap<>(request.query().values());
        query.put("format", "csv");
        blocks.add(new Block.Text(
                "",
                "Invoices less credit notes, dated " + Periods.text(period)
                        + " in the time zone of the seller. Several rates"
                        + " of one price are reported as one combined rate, in the smaller region."));
        blocks.add(new Block.Table(
                "", HEADINGS, rows, "Nothing was issued.", null, null, request.href(PATH) + Paging.query(query)));
        return Reply.Html.of("Tax report", List.of(), blocks);
    }

    private static List<Cell> row(TaxLine line) {
        String country = line.country();
        String region = line.region();
        return List.of(
                Cell.time(MONTH.format(line.month()), line.month().toString().substring(0, 7)),
                country == null
                        ? Cell.NONE
                        : new Cell(Cell.Kind.TEXT, COUNTRIES.of(country), country, null, Cell.NONE.tone()),
                region == null ? Cell.NONE : Cell.text(region),
                rate(line.ratePartsPerMillion()),
                new Cell(Cell.Kind.TEXT, line.reason().replace('_', ' '), line.reason(), null, Cell.NONE.tone()),
                Cell.text(line.currency().getCurrencyCode()),
                Formats.count(line.documents()),
                number(line, line.netMinor()),
                number(line, line.taxMinor()));
    }

    private static Cell rate(@Nullable Integer partsPerMillion) {
        if (partsPerMillion == null) {
            return Cell.NONE;
        }
        String percent = BigDecimal.valueOf(partsPerMillion, PERCENT_DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
        return Cell.number(percent + " %", percent);
    }

    private static Cell number(TaxLine line, long minor) {
        return Cell.number(Formats.amount(minor, line.currency()), Formats.decimal(minor, line.currency()));
    }
}
