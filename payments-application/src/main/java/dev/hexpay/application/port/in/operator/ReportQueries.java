package dev.hexpay.application.port.in.operator;

import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/**
 * Reads sums over the payments of a scope. Money is received when its invoice is issued, and refunded when its credit note
 * is; an attempt counts when it began. Days are days in UTC. Each report reads all rows of its period: a period should not be
 * longer than 366 days.
 */
public interface ReportQueries {
    /** What needs a person now. */
    Attention attention(Scope scope);

    /**
     * The totals of each currency in which something was received, declined or refunded in the period: the one with the
     * most payments and declined attempts first.
     */
    List<CurrencyTotals> totals(Scope scope, Period period);

    /** What was received less what was refunded on each day of the period with either, oldest first, per currency. */
    List<DailyNet> netPerDay(Scope scope, Period period);

    /** How many attempts of each day of the period with any result succeeded and failed, oldest first. */
    List<DailyAttempts> attemptsPerDay(Scope scope, Period period);

    /** How often attempts of the period were declined for each reason, the most frequent first, at most 20. */
    List<DeclineCount> declines(Scope scope, Period period);

    /**
     * The tax of the invoices and credit notes that are dated on the days that begin in the period, by month, country,
     * region, rate, reason and currency, in this order; unknown countries, regions and rates come last. Documents are dated
     * in the seller's time zone at their issue, not in UTC.
     */
    List<TaxLine> tax(Scope scope, Period period);
}
