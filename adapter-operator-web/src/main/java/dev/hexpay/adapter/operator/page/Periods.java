package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.application.report.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The period of a report. */
final class Periods {
    /** A report reads all rows of its period. */
    private static final int MAX_DAYS = 366;

    private Periods() {}

    /** The days of the filters, both inclusive, at most 366; the last {@code days} days without them. */
    static Period of(Filter filter, Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = filter.of(Field.text("from", "From").ofType("date"), Filter::day);
        LocalDate to = filter.of(Field.text("to", "To").ofType("date"), Filter::day);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(days - 1L) : from;
        if (first.isAfter(last)) {
            filter.reject("from", "must not be after " + last);
            first = last.minusDays(days - 1L);
        } else if (first.isBefore(last.minusDays(MAX_DAYS - 1L))) {
            filter.reject("from", "must be at most " + (MAX_DAYS - 1) + " days before " + last);
            first = last.minusDays(days - 1L);
        }
        return new Period(Filter.start(first), Filter.start(last.plusDays(1)));
    }

    /** For example {@code 1 Nov 2026 to 29 Nov 2026}. */
    static String text(Period period) {
        return LocalDate.ofInstant(period.from(), ZoneOffset.UTC) + " to "
                + LocalDate.ofInstant(period.to(), ZoneOffset.UTC).minusDays(1);
    }
}
