package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.Listing;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Paging;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.reconciliation.CurrencyTotals;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.MovedTotals;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.domain.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A day compared with what the providers have moved: the same as {@code ./hexpay reconcile --day}. */
final class ReconciliationPage {
    static final String PATH = "/reconciliation";

    private static final String DAY = "day";
    private static final List<String> TOTALS = List.of("Currency", "", "Charges", "Charged", "Refunds", "Refunded");
    private static final List<String> DIFFERENCES =
            List.of("Provider", "Finding", "Kind", "Id", "Reference", "Ours", "Theirs", "Time");

    private final ReconciliationQueries queries;

    ReconciliationPage(ReconciliationQueries queries) {
        this.queries = queries;
    }

    /** Asks the providers only when a day is chosen. */
    Reply show(OperatorRequest request) {
        Filter filter = new Filter(request);
        LocalDate day = filter.of(Field.text(DAY, "Day in UTC").ofType("date"), Filter::day);
        List<ProviderDay> providers = day == null ? List.of() : queries.day(request.scope(), day);
        if (Listing.isCsv(request) && day != null) {
            return new Reply.CsvFile(
                    "reconciliation-" + day,
                    DIFFERENCES,
                    differences(request, providers).stream()
                            .map(row -> row.stream().map(Cell::plain).toList())
                            .iterator());
        }
        List<Block> blocks = new ArrayList<>(filter.blocks(PATH));
        if (day == null) {
            blocks.add(new Block.Text("", "Choose a day to compare it with what the providers have moved."));
        } else if (providers.isEmpty()) {
            blocks.add(new Block.Text("", "No provider is configured for this mode."));
        } else {
            providers.forEach(provider -> blocks.addAll(blocks(provider)));
            blocks.add(new Block.Table(
                    "Differences",
                    DIFFERENCES,
                    differences(request, providers),
                    "None.",
                    null,
                    null,
                    request.href(PATH) + Paging.query(Map.of(DAY, day.toString(), "format", "csv"))));
        }
        return Reply.Html.of("Reconciliation", List.of(), blocks);
    }

    private static List<Block> blocks(ProviderDay provider) {
        List<List<Cell>> rows = new ArrayList<>();
        for (CurrencyTotals totals : provider.totals()) {
            rows.add(row(totals, "Ours", totals.ours()));
            rows.add(row(totals, "Theirs", totals.theirs()));
        }
        return List.of(verdict(provider), Block.Table.of(provider.provider(), TOTALS, rows));
    }

    private static Block.Notice verdict(ProviderDay provider) {
        String name = provider.provider();
        return switch (provider.coverage()) {
            case NO_ANSWER -> new Block.Notice(Tone.BAD, name, "It did not answer; only our totals are known.");
            case TRUNCATED ->
                new Block.Notice(Tone.WARNING, name, "It has moved more than was read: the rest is not compared.");
            case COMPLETE ->
                provider.agrees()
                        ? new Block.Notice(Tone.GOOD, name, "It agrees with what is recorded here.")
                        : new Block.Notice(
                                Tone.BAD,
                                name,
                                "Differences: " + provider.differences().size());
        };
    }

    private static List<Cell> row(CurrencyTotals totals, String whose, @Nullable MovedTotals moved) {
        String currency = totals.currency().getCurrencyCode();
        return moved == null
                ? List.of(Cell.text(currency), Cell.text(whose), Cell.NONE, Cell.NONE, Cell.NONE, Cell.NONE)
                : List.of(
                        Cell.text(currency),
                        Cell.text(whose),
                        Formats.count(moved.charges()),
                        Formats.money(moved.charged()),
                        Formats.count(moved.refunds()),
                        Formats.money(moved.refunded()));
    }

    private static List<List<Cell>> differences(OperatorRequest request, List<ProviderDay> providers) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ProviderDay provider : providers) {
            provider.differences().forEach(difference -> rows.add(row(request, provider.provider(), difference)));
        }
        return rows;
    }

    private static List<Cell> row(OperatorRequest request, String provider, Difference difference) {
        return List.of(
                Cell.text(provider),
                Cell.status(Formats.words(difference.finding()), Formats.words(difference.finding()), Tone.BAD),
                Cell.text(Formats.words(difference.kind())),
                id(request, difference.id()),
                Cell.code(difference.reference()),
                money(difference.ours()),
                money(difference.theirs()),
                Formats.time(difference.at()));
    }

    private static Cell id(OperatorRequest request, @Nullable String id) {
        if (id == null) {
            return Cell.NONE;
        }
        String collection = id.startsWith("re_") ? "/refunds/" : "/transactions/";
        return Cell.code(id).linkedTo(request.href(collection + id));
    }

    private static Cell money(@Nullable Money money) {
        return money == null ? Cell.NONE : Formats.money(money);
    }
}
