package dev.hexpay.application.port.out;

import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.Backlog;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;

/**
 * Sums over the rows of a scope, computed by the database, which reads no more than the rows of the period. Money is
 * received when its invoice is issued, and refunded when its credit note is; an attempt counts when it began. Days are days
 * in UTC.
 */
public interface Reports {
    /** The longest list of {@link #declines}. */
    int MAX_DECLINES = 20;

    /** What needs a person at {@code now}; the count of refused notifications is 0. */
    Attention attention(Scope scope, Instant now);

    /**
     * The work of every scope that waits at {@code now}. It reads no more rows than wait, and of those that are due for
     * webhooks or not distributed only the first one.
     */
    Backlog backlog(Instant now);

    /** The totals of each currency, the one with the most payments and declined attempts first. */
    List<CurrencyTotals> totals(Scope scope, Period period);

    /** The net of each day with an invoice or a credit note, oldest first, then by currency. */
    List<DailyNet> netPerDay(Scope scope, Period period);

    /** The succeeded and declined attempts of each day with either, oldest first. */
    List<DailyAttempts> attemptsPerDay(Scope scope, Period period);

    /** The reasons of declined attempts, the most frequent first, at most {@link #MAX_DECLINES}. */
    List<DeclineCount> declines(Scope scope, Period period);

    /**
     * The tax by month, country, region, rate, reason and currency, in this order; unknown countries, regions and rates come
     * last. The month is that of the date of the document in its own time zone, and the documents are those that are dated
     * from {@link Period#firstDay} to before {@link Period#endDay}.
     */
    List<TaxLine> tax(Scope scope, Period period);
}
