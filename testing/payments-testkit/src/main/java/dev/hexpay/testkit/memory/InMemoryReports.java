package dev.hexpay.testkit.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.Backlog;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up the rows of the other tables. */
final class InMemoryReports implements Reports {
    private final ReportedRows rows;

    InMemoryReports(ReportedRows rows) {
        this.rows = rows;
    }

    /** An invoice or a credit note: what it adds to the net, negative for a credit. */
    private record Document(ZonedDateTime issuedAt, TaxBreakdown price, int sign, boolean isInvoice) {
        LocalDate day() {
            return dayOf(issuedAt.toInstant());
        }

        /** Its date, in its own time zone. */
        LocalDate date() {
            return issuedAt.toLocalDate();
        }

        Currency currency() {
            return price.currency();
        }
    }

    private Stream<Document> documents(Scope scope, Period period) {
        return documents(scope)
                .filter(document -> period.contains(document.issuedAt().toInstant()));
    }

    private Stream<Document> documents(Scope scope) {
        return Stream.concat(
                rows.invoices().all(scope).map(InMemoryReports::document),
                rows.creditNotes().all(scope).map(InMemoryReports::document));
    }

    private static Document document(Invoice invoice) {
        return new Document(
                invoice.issuedAt().atZone(invoice.parties().seller().timeZone().zone()), invoice.price(), 1, true);
    }

    private static Document document(CreditNote note) {
        return new Document(
                note.issuedAt().atZone(note.timeZone().zone()), note.price(), note.isCancellation() ? 1 : -1, false);
    }

    private Stream<Transaction> attempts(Scope scope, Period period) {
        return rows.transactions().all(scope).filter(attempt -> period.contains(attempt.createdAt()));
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public Attention attention(Scope scope, Instant now) {
        Instant startedBefore = now.minus(Attention.LONGEST_PROCESSING);
        return new Attention(
                capped(rows.payments()
                        .all(scope)
                        .filter(payment -> payment.status() == PaymentStatus.PROCESSING
                                && payment.updatedAt().isBefore(startedBefore))),
                capped(rows.transactions().disputed(scope).filter(InMemoryReports::isOpen)),
                capped(rows.refunds()
                        .all(scope)
                        .filter(refund -> refund.status() == RefundStatus.PENDING
                                && refund.createdAt().isBefore(startedBefore))),
                capped(rows.receipts()
                        .all(scope)
                        .filter(receipt -> isUnsent(receipt, now.minus(Attention.FAILED_RECEIPTS)))),
                capped(rows.endpoints().all(scope).stream().filter(InMemoryReports::isFailing)),
                0);
    }

    @Override
    public Backlog backlog(Instant now) {
        return rows.backlog(now);
    }

    private static long capped(Stream<?> found) {
        return found.limit(Attention.MAX).count();
    }

    private static boolean isOpen(Transaction disputed) {
        return disputed.dispute() != null && disputed.dispute().report().status() == DisputeStatus.OPEN;
    }

    private static boolean isUnsent(Receipt receipt, Instant failedSince) {
        if (receipt.state() instanceof Receipt.State.Pending pending) {
            return pending.failures() > 0;
        }
        return receipt.state() instanceof Receipt.State.Failed failed
                && !failed.failedAt().isBefore(failedSince);
    }

    private static boolean isFailing(WebhookEndpoint endpoint) {
        return endpoint.state() instanceof Disabled disabled
                ? disabled.reason() != DisabledReason.REQUESTED
                : endpoint.isFailing();
    }

    @Override
    public List<CurrencyTotals> totals(Scope scope, Period period) {
        Stream<CurrencyTotals> documents = documents(scope, period).map(document -> {
            Money total = document.price().total();
            MoneySum none = MoneySum.zero(document.currency());
            return document.isInvoice()
                    ? new CurrencyTotals(MoneySum.of(total), none, 1, 0)
                    : new CurrencyTotals(none, new MoneySum(-document.sign() * total.minor(), total.currency()), 0, 0);
        });
        Stream<CurrencyTotals> declined = attempts(scope, period)
                .filter(attempt -> attempt.state() instanceof TransactionState.Failed)
                .map(attempt -> MoneySum.zero(attempt.price().currency()))
                .map(none -> new CurrencyTotals(none, none, 0, 1));
        return merged(
                        Stream.concat(documents, declined),
                        totals -> code(totals.gross().currency()),
                        (one, other) -> new CurrencyTotals(
                                one.gross().plus(other.gross()),
                                one.refunded().plus(other.refunded()),
                                one.succeeded() + other.succeeded(),
                                one.failed() + other.failed()))
                .stream()
                .sorted(comparing((CurrencyTotals totals) -> totals.succeeded() + totals.failed())
                        .reversed())
                .toList();
    }

    private static String code(Currency currency) {
        return CurrencyCode.format(currency);
    }

    /** One value for each key, in the order of the keys. */
    private static <K extends Comparable<K>, T> List<T> merged(
            Stream<T> values, Function<T, K> key, BinaryOperator<T> sum) {
        return merged(values, key, sum, naturalOrder());
    }

    private static <K, T> List<T> merged(
            Stream<T> values, Function<T, K> key, BinaryOperator<T> sum, Comparator<K> order) {
        Map<K, T> byKey = values.collect(Collectors.toMap(key, Function.identity(), sum, () -> new TreeMap<>(order)));
        return List.copyOf(byKey.values());
    }

    @Override
    public List<DailyNet> netPerDay(Scope scope, Period period) {
        return merged(
                documents(scope, period)
                        .map(document -> new DailyNet(
                                document.day(),
                                document.currency(),
                                document.sign() * document.price().total().minor())),
                net -> net.day() + code(net.currency()),
                (one, other) -> new DailyNet(one.day(), one.currency(), one.netMinor() + other.netMinor()));
    }

    @Override
    public List<DailyAttempts> attemptsPerDay(Scope scope, Period period) {
        return merged(
                attempts(scope, period)
                        .filter(Transaction::isSettled)
                        .map(attempt -> attempt.state() instanceof TransactionState.Failed
                                ? new DailyAttempts(dayOf(attempt.createdAt()), 0, 1)
                                : new DailyAttempts(dayOf(attempt.createdAt()), 1, 0)),
                DailyAttempts::day,
                (one, other) -> new DailyAttempts(
                        one.day(), one.succeeded() + other.succeeded(), one.failed() + other.failed()),
                naturalOrder());
    }

    @Override
    public List<DeclineCount> declines(Scope scope, Period period) {
        return merged(
                        attempts(scope, period)
                                .flatMap(attempt -> attempt.state() instanceof TransactionState.Failed failed
                                        ? Stream.of(decline(failed.failure()))
                                        : Stream.empty()),
                        decline -> new DeclineCount(decline.code(), decline.declineCode(), 0),
                        (one, other) -> new DeclineCount(one.code(), one.declineCode(), one.count() + other.count()),
                        comparing(DeclineCount::code)
                                .thenComparing(DeclineCount::declineCode, nullsLast(naturalOrder())))
                .stream()
                .sorted(comparing(DeclineCount::count).reversed())
                .limit(MAX_DECLINES)
                .toList();
    }

    private static DeclineCount decline(Failure failure) {
        return new DeclineCount(failure.code(), failure.declineCode(), 1);
    }

    @Override
    public List<TaxLine> tax(Scope scope, Period period) {
        return merged(
                documents(scope)
                        .filter(document -> !document.date().isBefore(period.firstDay())
                                && document.date().isBefore(period.endDay()))
                        .map(InMemoryReports::taxLine),
                line -> new TaxLine(
                        line.month(),
                        line.country(),
                        line.region(),
                        line.ratePartsPerMillion(),
                        line.reason(),
                        line.currency(),
                        0,
                        0,
                        0),
                (one, other) -> new TaxLine(
                        one.month(),
                        one.country(),
                        one.region(),
                        one.ratePartsPerMillion(),
                        one.reason(),
                        one.currency(),
                        one.documents() + other.documents(),
                        one.netMinor() + other.netMinor(),
                        one.taxMinor() + other.taxMinor()),
                comparing(TaxLine::month)
                        .thenComparing(TaxLine::country, nullsLast(naturalOrder()))
                        .thenComparing(TaxLine::region, nullsLast(naturalOrder()))
                        .thenComparing(TaxLine::ratePartsPerMillion, nullsLast(naturalOrder()))
                        .thenComparing(TaxLine::reason)
                        .thenComparing(line -> code(line.currency())));
    }

    private static TaxLine taxLine(Document document) {
        TaxBreakdown price = document.price();
        TaxRate rate = price.rate();
        return new TaxLine(
                document.date().withDayOfMonth(1),
                rate == null ? price.evidence().country() : rate.country(),
                rate == null ? price.evidence().region() : rate.region(),
                rate == null
                        ? (@Nullable Integer) null
                        : Integer.valueOf(rate.rate().partsPerMillion()),
                WireName.of(price.reason()),
                price.currency(),
                1,
                document.sign() * price.subtotal().minor(),
                document.sign() * price.tax().minor());
    }
}
