package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Block.Chart;
import dev.hexpay.adapter.operator.view.Block.Chart.Bar;
import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Draws reports. */
final class Charts {
    private final LocalDate first;
    private final int days;

    private Charts(Period period) {
        this.first = LocalDate.ofInstant(period.from(), ZoneOffset.UTC);
        LocalDate end = LocalDate.ofInstant(period.to(), ZoneOffset.UTC);
        this.days = (int) Math.max(1, ChronoUnit.DAYS.between(first, end));
    }

    static Chart net(Period period, Currency currency, List<DailyNet> nets) {
        Charts charts = new Charts(period);
        long highest =
                Math.max(0, nets.stream().mapToLong(DailyNet::netMinor).max().orElse(0));
        long lowest =
                Math.min(0, nets.stream().mapToLong(DailyNet::netMinor).min().orElse(0));
        int zero = charts.scaled(highest, highest - lowest);
        List<Bar> bars = new ArrayList<>();
        for (DailyNet net : nets) {
            int height = Math.max(1, charts.scaled(Math.abs(net.netMinor()), highest - lowest));
            int y = net.netMinor() >= 0 ? zero - height : zero;
            String label = net.day() + ": " + Formats.amount(net.netMinor(), currency);
            bars.add(charts.bar(net.day(), Math.max(0, y), height, net.netMinor() >= 0 ? Tone.BUSY : Tone.BAD, label));
        }
        String title = "Net per day in " + currency.getCurrencyCode();
        Chart.Scale scale = charts.scale(
                Formats.amount(highest, currency), lowest < 0 ? Formats.amount(lowest, currency) : "", zero);
        return new Chart(
                title,
                charts.summary(title, scale),
                scale,
                bars,
                Block.Table.of(
                        "",
                        List.of("Day", "Net"),
                        nets.stream()
                                .map(net -> List.of(
                                        Cell.text(net.day().toString()),
                                        Cell.number(
                                                Formats.amount(net.netMinor(), currency),
                                                Formats.decimal(net.netMinor(), currency))))
                                .toList()));
    }

    static Chart attempts(Period period, List<DailyAttempts> attempts) {
        Charts charts = new Charts(period);
        long most = attempts.stream()
                .mapToLong(each -> each.succeeded() + each.failed())
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (DailyAttempts day : attempts) {
            int good = charts.scaled(day.succeeded(), most);
            int bad = charts.scaled(day.failed(), most);
            String label = day.day() + ": " + day.succeeded() + " succeeded, " + day.failed() + " declined";
            if (good > 0) {
                bars.add(charts.bar(day.day(), Chart.HEIGHT - good, good, Tone.GOOD, label));
            }
            if (bad > 0) {
                bars.add(charts.bar(day.day(), Math.max(0, Chart.HEIGHT - good - bad), bad, Tone.BAD, label));
            }
        }
        String title = "Attempts per day: succeeded (green) and declined (red, above)";
        Chart.Scale scale = charts.scale(Formats.count(most).text(), "", Chart.HEIGHT);
        return new Chart(
                title,
                charts.summary(title, scale),
                scale,
                bars,
                Block.Table.of(
                        "",
                        List.of("Day", "Succeeded", "Declined"),
                        attempts.stream()
                                .map(day -> List.of(
                                        Cell.text(day.day().toString()),
                                        Formats.count(day.succeeded()),
                                        Formats.count(day.failed())))
                                .toList()));
    }

    static Block.Table declines(List<DeclineCount> declines) {
        return Block.Table.of(
                "Decline codes",
                List.of("Code", "Decline code", "Count"),
                declines.stream()
                        .map(each -> List.of(
                                Cell.code(each.code()), Formats.code(each.declineCode()), Formats.count(each.count())))
                        .toList());
    }

    private Chart.Scale scale(String highest, String lowest, int zero) {
        return new Chart.Scale(
                highest,
                lowest,
                zero,
                first.toString(),
                first.plusDays(days - 1L).toString());
    }

    private String summary(String title, Chart.Scale scale) {
        return title + ", " + scale.firstDay() + " to " + scale.lastDay() + ". Highest: " + scale.highest()
                + (scale.lowest().isEmpty() ? "." : ". Lowest: " + scale.lowest() + ".");
    }

    private int scaled(long value, long range) {
        // The sum of a day may be any long, and so no long when it is multiplied.
        return range == 0
                ? 0
                : BigInteger.valueOf(value)
                        .multiply(BigInteger.valueOf(Chart.HEIGHT))
                        .divide(BigInteger.valueOf(range))
                        .intValueExact();
    }

    private Bar bar(LocalDate day, int y, int height, Tone tone, String label) {
        int index = (int) ChronoUnit.DAYS.between(first, day);
        int x = index * Chart.WIDTH / days;
        int width = Math.max(1, Chart.WIDTH / days * 4 / 5);
        return new Bar(x, y, width, height, tone, label);
    }
}
