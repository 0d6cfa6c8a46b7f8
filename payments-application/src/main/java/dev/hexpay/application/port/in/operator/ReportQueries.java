package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads sums over the payments of a scope. Days are days in UTC. */
public interface ReportQueries {
    /** What needs a person now. */
    Attention attention(Scope scope);

    /** The totals of each currency in which an attempt was made in the period, the largest count first. */
    List<CurrencyTotals> totals(Scope scope, Period period);

    /** What was received less what was refunded on each day of the period with either, oldest first, per currency. */
    List<DailyNet> netPerDay(Scope scope, Period period);

    /** How many attempts of each day of the period with any succeeded and failed, oldest first. */
    List<DailyAttempts> attemptsPerDay(Scope scope, Period period);

    /** How often each decline code occurred in the period, the most frequent first, at most 20. */
    List<DeclineCount> declines(Scope scope, Period period);

    /** The tax of the invoices and credit notes issued in the period, by month, country, rate, reason and currency. */
    List<TaxLine> tax(Scope scope, Period period);

    /** From {@code from}, inclusive, to {@code to}, exclusive. */
    record Period(Instant from, Instant to) {}

    /**
     * Counts of what needs a person.
     *
     * @param unfinishedPayments payments that have been processing for more than five minutes
     * @param openDisputes disputes that are open
     * @param pendingRefunds refunds without a final result for more than five minutes
     * @param unsentReceipts receipts that failed at least once and were not sent
     * @param failingEndpoints webhook endpoints that are disabled, or whose last request failed
     * @param refusedNotifications notifications of providers that this process refused since its start, of any scope
     */
    record Attention(
            long unfinishedPayments,
            long openDisputes,
            long pendingRefunds,
            long unsentReceipts,
            long failingEndpoints,
            long refusedNotifications) {}

    /**
     * The totals of one currency.
     *
     * @param gross received, tax included
     * @param refunded refunded in the period, whenever it was received
     * @param succeeded the number of payments that succeeded
     * @param failed the number of attempts that were declined
     */
    record CurrencyTotals(Money gross, Money refunded, long succeeded, long failed) {
        /** Gross less refunded; negative when more was refunded. */
        public long netMinor() {
            return gross.minor() - refunded.minor();
        }
    }

    /** The net of one day in one currency, in minor units; negative when more was refunded than received. */
    record DailyNet(LocalDate day, Currency currency, long netMinor) {}

    /** The attempts of one day. */
    record DailyAttempts(LocalDate day, long succeeded, long failed) {}

    /** How often a decline code occurred. */
    record DeclineCount(String code, @Nullable String declineCode, long count) {}

    /**
     * One line of the tax report: invoices less credit notes.
     *
     * @param month the first day of the month of issue
     * @param country where the tax is due, or the buyer is; null when unknown
     * @param ratePartsPerMillion 190000 for 19 %; null when no rate was applied
     * @param reason the name of {@link dev.hexpay.domain.tax.TaxReason} in lower case
     * @param netMinor without tax
     */
    record TaxLine(
            LocalDate month,
            @Nullable String country,
            @Nullable Integer ratePartsPerMillion,
            String reason,
            Currency currency,
            long documents,
            long netMinor,
            long taxMinor) {}
}
