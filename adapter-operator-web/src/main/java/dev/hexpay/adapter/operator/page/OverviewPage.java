package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Tiles.Tile;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Reply;
import dev.hexpay.application.port.in.operator.ReportQueries;
import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What needs a person, then what was received. */
final class OverviewPage {
    static final String PATH = "";

    private static final int DAYS = 30;
    private static final int PER_MILLE = 1000;

    private final OperatorPages.Tools tools;

    OverviewPage(OperatorPages.Tools tools) {
        this.tools = tools;
    }

    Reply show(OperatorRequest request) {
        ReportQueries reports = tools.ports().operators().reports();
        Filter filter = new Filter(request);
        Period period = Periods.of(filter, tools.clock().instant(), DAYS);
        List<Block> blocks = new ArrayList<>();
        blocks.add(attention(request, reports.attention(request.scope())));
        blocks.addAll(filter.blocks(PATH));
        List<CurrencyTotals> totals = reports.totals(request.scope(), period);
        if (totals.isEmpty()) {
            blocks.add(new Block.Text("Received", "Nothing, " + Periods.text(period) + "."));
        }
        totals.forEach(each -> blocks.add(totals(each, period)));
        List<DailyNet> nets = reports.netPerDay(request.scope(), period);
        List<Currency> currencies =
                nets.stream().map(DailyNet::currency).distinct().toList();
        for (Currency currency : currencies) {
            List<DailyNet> ofCurrency =
                    nets.stream().filter(net -> net.currency().equals(currency)).toList();
            blocks.add(Charts.net(period, currency, ofCurrency));
        }
        if (!totals.isEmpty()) {
            blocks.add(Charts.attempts(period, reports.attemptsPerDay(request.scope(), period)));
            blocks.add(Charts.declines(reports.declines(request.scope(), period)));
        }
        return Reply.Html.of("Overview", List.of(), blocks);
    }

    private static Block attention(OperatorRequest request, Attention attention) {
        List<@Nullable Tile> tiles = new ArrayList<>();
        tiles.add(tile(
                "Unfinished payments",
                attention.unfinishedPayments(),
                "Processing for more than five minutes",
                request.href(PaymentsPage.PATH) + "?status=processing"));
        tiles.add(tile(
                "Open disputes",
                attention.openDisputes(),
                "A bank has taken the money back",
                request.href(RefundsPage.DISPUTES) + "?status=open"));
        tiles.add(tile(
                "Pending refunds",
                attention.pendingRefunds(),
                "For more than five minutes",
                request.href(RefundsPage.REFUNDS) + "?status=pending"));
        tiles.add(tile("E-mails that do not leave", attention.unsentReceipts(), "Look at the mail server", null));
        tiles.add(tile(
                "Failing endpoints",
                attention.failingEndpoints(),
                "Webhooks that are not received",
                request.href(EndpointsPage.PATH)));
        tiles.add(tile(
                "Refused notifications",
                attention.refusedNotifications(),
                "Of providers, since this server started; its log says why",
                null));
        List<Tile> urgent = tiles.stream().filter(Objects::nonNull).toList();
        return urgent.isEmpty()
                ? new Block.Notice(Tone.GOOD, "", "Nothing needs you now.")
                : new Block.Tiles("Needs you", urgent);
    }

    private static @Nullable Tile tile(String label, long count, String note, @Nullable String href) {
        if (count == 0) {
            return null;
        }
        String text = count >= Attention.MAX ? Attention.MAX + " or more" : Long.toString(count);
        return new Tile(label, text, note, Tone.BAD, href);
    }

    private static Block.Tiles totals(CurrencyTotals totals, Period period) {
        Currency currency = totals.gross().currency();
        long all = totals.succeeded() + totals.failed();
        String rate = all == 0 ? "–" : percent(totals.succeeded() * PER_MILLE / all);
        return new Block.Tiles(
                currency.getCurrencyCode() + ", " + Periods.text(period),
                List.of(
                        new Tile("Gross", Formats.amount(totals.gross()), "Received, tax included", Tone.NEUTRAL, null),
                        new Tile("Refunded", Formats.amount(totals.refunded()), "", Tone.NEUTRAL, null),
                        new Tile("Net", Formats.amount(totals.netMinor(), currency), "", Tone.NEUTRAL, null),
                        new Tile("Payments", Formats.count(totals.succeeded()).text(), "", Tone.NEUTRAL, null),
                        new Tile("Success rate", rate, "Of the attempts with a result", Tone.NEUTRAL, null)));
    }

    private static String percent(long perMille) {
        return perMille / 10 + "." + perMille % 10 + " %";
    }
}
