package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.Backlog;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Sums over {@code invoice}, {@code credit_note} and {@code payment_transaction}. Ids contain the time of their creation, so
 * that a period is a range of the primary key, or of the index on the status.
 */
final class JdbiReports implements Reports {
    /** The number of the day of a time since 1970, in UTC on both databases. */
    private static final String DAY = "CAST(FLOOR(EXTRACT(EPOCH FROM %s) / 86400) AS BIGINT)";

    /** The time of issue in the time zone of the document. */
    private static final String DATED = "issued_at AT TIME ZONE COALESCE(seller_time_zone, 'UTC')";

    /** The number of the month of the document since the first of year 0. */
    private static final String MONTH =
            "CAST(EXTRACT(YEAR FROM " + DATED + ") * 12 + EXTRACT(MONTH FROM " + DATED + ") - 1 AS BIGINT)";

    /** The date of the document as a number such as 20261231. */
    private static final String DATE = "EXTRACT(YEAR FROM " + DATED + ") * 10000 + EXTRACT(MONTH FROM " + DATED
            + ") * 100 + EXTRACT(DAY FROM " + DATED + ")";

    /** The largest difference of a time zone to UTC is 18 hours. */
    private static final Duration TIME_ZONES = Duration.ofDays(1);

    private static final LocalDate FIRST_MONTH = LocalDate.of(0, 1, 1);

    /** A cancellation adds back what its credit note has credited. */
    private static final String SIGN = "CASE WHEN cancels_id IS NULL THEN 1 ELSE -1 END";

    private static final RowMapper<TotalsRow> TOTALS =
            RowType.of(TotalsRow.class).mapper();
    private static final RowMapper<NetRow> NET = RowType.of(NetRow.class).mapper();
    private static final RowMapper<AttemptsRow> ATTEMPTS =
            RowType.of(AttemptsRow.class).mapper();
    private static final RowMapper<DeclineRow> DECLINES =
            RowType.of(DeclineRow.class).mapper();
    private static final RowMapper<TaxRow> TAX = RowType.of(TaxRow.class).mapper();
    private static final RowMapper<AttentionRow> ATTENTION =
            RowType.of(AttentionRow.class).mapper();

    private final JdbiUnitOfWork unitOfWork;

    JdbiReports(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    record TotalsRow(Currency currency, long gross, long refunded, long succeeded, long failed) {}

    record NetRow(long epochDay, Currency currency, long net) {}

    record AttemptsRow(long epochDay, long succeeded, long failed) {}

    record DeclineRow(String code, @Nullable String declineCode, long occurrences) {}

    record TaxRow(
            long epochMonth,
            @Nullable String country,
            @Nullable String region,
            @Nullable Integer rate,
            String reason,
            Currency currency,
            long documents,
            long net,
            long tax) {}

    record AttentionRow(long payments, long disputes, long refunds, long receipts, long endpoints) {}

    @Override
    public Attention attention(Scope scope, Instant now) {
        // Each part reads the rows of an index that have the status, and of these counts at most the highest count:
        // those
        // that are younger than the limit, which are few, are read and not counted.
        String sql = "SELECT "
                + counted("payment", "status = 'processing' AND updated_at < :started_before") + " AS payments, "
                + counted("payment_transaction", "dispute_standing = 'open'") + " AS disputes, "
                + counted("refund", "status = 'pending' AND created_at < :started_before") + " AS refunds, "
                + counted("receipt", "failures >= 1") + " + "
                + counted("receipt", "given_up_at >= :failed_since") + " AS receipts, "
                + counted(
                        "webhook_endpoint",
                        "disabled_reason IN ('gone', 'exhausted')" + " OR (disabled_reason IS NULL AND failures >= 1)")
                + " AS endpoints";
        AttentionRow row = unitOfWork.run(handle -> handle.createQuery(sql)
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("started_before", now.minus(Attention.LONGEST_PROCESSING))
                .bind("failed_since", now.minus(Attention.FAILED_RECEIPTS))
                .bind("max", Attention.MAX)
                .map(ATTENTION)
                .one());
        return new Attention(
                row.payments(),
                row.disputes(),
                row.refunds(),
                Math.min(row.receipts(), Attention.MAX),
                row.endpoints(),
                0);
    }

    private static String counted(String table, String condition) {
        return "(SELECT COUNT(*) FROM (SELECT 1 AS one FROM <schema>." + table + " WHERE " + ScopeColumns.CONDITION
                + " AND (" + condition + ") FETCH FIRST :max ROWS ONLY) AS counted)";
    }

    @Override
    public Backlog backlog(Instant now) {
        String oldestRefund = "SELECT MIN(created_at) FROM <schema>.refund WHERE ask_again_at IS NOT NULL";
        String oldestReceipt = "SELECT MIN(created_at) FROM <schema>.receipt WHERE due_at IS NOT NULL";
        String longestDue = "SELECT MIN(due_at) FROM (" + firstDue("healthy_due_at") + " UNION ALL "
                + firstDue("failing_due_at") + ") AS due";
        String firstEvent = "SELECT occurred_at FROM <schema>.event WHERE is_distributed = FALSE"
                + " ORDER BY is_distributed, sequence FETCH FIRST 1 ROW ONLY";
        // Before the others borrow a connection: there may be only one.
        Instant transaction =
                new JdbiTransactions(unitOfWork).oldestUnfinished().orElse(null);
        return unitOfWork.run(handle -> new Backlog(
                transaction,
                first(handle.createQuery(oldestRefund)),
                first(handle.createQuery(oldestReceipt)),
                first(handle.createQuery(longestDue).bind("now", now)),
                first(handle.createQuery(firstEvent))));
    }

    private static String firstDue(String column) {
        return "(SELECT " + column + " AS due_at FROM <schema>.webhook_endpoint WHERE " + column + " <= :now"
                + " AND (leased_until IS NULL OR leased_until <= :now) ORDER BY " + column
                + " FETCH FIRST 1 ROW ONLY)";
    }

    private static @Nullable Instant first(Query query) {
        return query.mapTo(Instant.class).findFirst().orElse(null);
    }

    @Override
    public List<CurrencyTotals> totals(Scope scope, Period period) {
        Criteria invoices = issued(scope, period, 0, IdKind.INVOICE);
        Criteria creditNotes = issued(scope, period, 1, IdKind.CREDIT_NOTE);
        Criteria declined = began(scope, period, 2).and("published_status = 'failed'");
        String sql = "SELECT currency, CAST(SUM(gross) AS BIGINT) AS gross, CAST(SUM(refunded) AS BIGINT) AS refunded,"
                + " CAST(SUM(succeeded) AS BIGINT) AS succeeded, CAST(SUM(failed) AS BIGINT) AS failed FROM ("
                + "SELECT currency, SUM(amount_subtotal + tax_amount) AS gross, 0 AS refunded,"
                + " COUNT(*) AS succeeded, 0 AS failed FROM <schema>.invoice WHERE " + invoices.where()
                + " GROUP BY currency UNION ALL "
                + "SELECT currency, 0, SUM((" + SIGN + ") * (amount_subtotal + tax_amount)), 0, 0"
                + " FROM <schema>.credit_note WHERE " + creditNotes.where() + " GROUP BY currency UNION ALL "
                + "SELECT currency, 0, 0, 0, COUNT(*) FROM <schema>.payment_transaction WHERE " + declined.where()
                + " GROUP BY currency) AS parts GROUP BY currency ORDER BY SUM(succeeded) + SUM(failed) DESC, currency";
        return query(sql, List.of(invoices, creditNotes, declined), TOTALS).stream()
                .map(row -> new CurrencyTotals(
                        new MoneySum(row.gross(), row.currency()),
                        new MoneySum(row.refunded(), row.currency()),
                        row.succeeded(),
                        row.failed()))
                .toList();
    }

    @Override
    public List<DailyNet> netPerDay(Scope scope, Period period) {
        Criteria invoices = issued(scope, period, 0, IdKind.INVOICE);
        Criteria creditNotes = issued(scope, period, 1, IdKind.CREDIT_NOTE);
        String day = DAY.formatted("issued_at");
        String sql = "SELECT epoch_day, currency, CAST(SUM(net) AS BIGINT) AS net FROM ("
                + "SELECT " + day + " AS epoch_day, currency, amount_subtotal + tax_amount AS net FROM <schema>.invoice"
                + " WHERE " + invoices.where() + " UNION ALL SELECT " + day + ", currency, -(" + SIGN
                + ") * (amount_subtotal + tax_amount) FROM <schema>.credit_note WHERE " + creditNotes.where()
                + ") AS parts GROUP BY epoch_day, currency ORDER BY epoch_day, currency";
        return query(sql, List.of(invoices, creditNotes), NET).stream()
                .map(row -> new DailyNet(LocalDate.ofEpochDay(row.epochDay()), row.currency(), row.net()))
                .toList();
    }

    @Override
    public List<DailyAttempts> attemptsPerDay(Scope scope, Period period) {
        Criteria ended = began(scope, period, 0).and("status IN ('succeeded', 'failed')");
        String sql =
                "SELECT epoch_day, CAST(SUM(succeeded) AS BIGINT) AS succeeded, CAST(SUM(failed) AS BIGINT) AS failed"
                        + " FROM (SELECT " + DAY.formatted("created_at") + " AS epoch_day,"
                        + " CASE WHEN status = 'succeeded' THEN 1 ELSE 0 END AS succeeded,"
                        + " CASE WHEN status = 'failed' THEN 1 ELSE 0 END AS failed"
                        + " FROM <schema>.payment_transaction WHERE " + ended.where()
                        + ") AS parts GROUP BY epoch_day ORDER BY epoch_day";
        return query(sql, List.of(ended), ATTEMPTS).stream()
                .map(row -> new DailyAttempts(LocalDate.ofEpochDay(row.epochDay()), row.succeeded(), row.failed()))
                .toList();
    }

    @Override
    public List<DeclineCount> declines(Scope scope, Period period) {
        Criteria declined = began(scope, period, 0).and("published_status = 'failed'");
        String sql =
                "SELECT failure_code AS code, decline_code, COUNT(*) AS occurrences FROM <schema>.payment_transaction"
                        + " WHERE " + declined.where() + " GROUP BY failure_code, decline_code"
                        + " ORDER BY COUNT(*) DESC, failure_code, decline_code FETCH FIRST " + MAX_DECLINES
                        + " ROWS ONLY";
        return query(sql, List.of(declined), DECLINES).stream()
                .map(row -> new DeclineCount(row.code(), row.declineCode(), row.occurrences()))
                .toList();
    }

    @Override
    public List<TaxLine> tax(Scope scope, Period period) {
        Criteria invoices = dated(scope, period, 0, IdKind.INVOICE);
        Criteria creditNotes = dated(scope, period, 1, IdKind.CREDIT_NOTE);
        String columns = "SELECT " + MONTH + " AS epoch_month, COALESCE(tax_country, buyer_country) AS country,"
                + " CASE WHEN tax_country IS NULL THEN buyer_region ELSE tax_region END AS region,"
                + " tax_rate_ppm AS rate, tax_reason AS reason, currency, ";
        String sql = "SELECT epoch_month, country, region, rate, reason, currency, COUNT(*) AS documents,"
                + " CAST(SUM(net) AS BIGINT) AS net, CAST(SUM(tax) AS BIGINT) AS tax FROM ("
                + columns + "amount_subtotal AS net, tax_amount AS tax FROM <schema>.invoice WHERE " + invoices.where()
                + " UNION ALL " + columns + "-(" + SIGN + ") * amount_subtotal, -(" + SIGN + ") * tax_amount"
                + " FROM <schema>.credit_note WHERE " + creditNotes.where()
                + ") AS parts GROUP BY epoch_month, country, region, rate, reason, currency"
                + " ORDER BY epoch_month, country, region, rate, reason, currency";
        return query(sql, List.of(invoices, creditNotes), TAX).stream()
                .map(row -> new TaxLine(
                        FIRST_MONTH.plusMonths(row.epochMonth()),
                        row.country(),
                        row.region(),
                        row.rate(),
                        row.reason(),
                        row.currency(),
                        row.documents(),
                        row.net(),
                        row.tax()))
                .toList();
    }

    private static Criteria issued(Scope scope, Period period, int number, IdKind ids) {
        return Criteria.alternative(scope, number).within(ids, "issued_at", period);
    }

    /** The ids contain the time in UTC. */
    private static Criteria dated(Scope scope, Period period, int number, IdKind ids) {
        Period widened = new Period(period.from().minus(TIME_ZONES), period.to().plus(TIME_ZONES));
        return issued(scope, widened, number, ids)
                .and(DATE + " >=", numberOf(period.firstDay()))
                .and(DATE + " <", numberOf(period.endDay()));
    }

    private static long numberOf(LocalDate date) {
        return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }

    private static Criteria began(Scope scope, Period period, int number) {
        return Criteria.alternative(scope, number).within(IdKind.TRANSACTION, "created_at", period);
    }

    private <R> List<R> query(String sql, List<Criteria> criteria, RowMapper<R> rows) {
        return unitOfWork.run(handle -> {
            Query query = handle.createQuery(sql);
            criteria.forEach(each -> each.bind(query));
            return query.map(rows).list();
        });
    }
}
