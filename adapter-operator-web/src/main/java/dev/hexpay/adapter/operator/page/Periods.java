package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.application.report.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The period of a report. */
final class Periods {
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Periods() {}

    /** The days of the filters, both inclusive; the last {@code days} days without them. */
    static Period of(Filter filter, Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = filter.of(Field.text("from", "From").ofType("date"), Filter::day);
        LocalDate to = filter.of(Field.text("to", "To").ofType("date"), Filter::day);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(days - 1L) : from;
        Instant end = Filter.start(last.plusDays(1));
        Instant start = Filter.start(first.isAfter(last) ? last : first);
        return new Period(start.isBefore(end.minus(LONGEST)) ? end.minus(LONGEST) : start, end);
    }

    /** For example {@code 1 Nov 2026 to 29 Nov 2026}. */
    static String text(Period period) {
        return LocalDate.ofInstant(period.from(), ZoneOffset.UTC) + " to "
                + LocalDate.ofInstant(period.to(), ZoneOffset.UTC).minusDays(1);
    }
}
