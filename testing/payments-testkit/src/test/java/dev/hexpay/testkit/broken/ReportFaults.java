package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.Backlog;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tenant.Seller;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of sums and counts. */
final class ReportFaults {
    private static final int FIRST_RATE = 50_000;
    private static final int BOTH_RATES = 149_750;

    static final List<Fault> ALL = List.of(
            ofPeriods(
                    "reports what happened at the end of a period",
                    period -> new Period(period.from(), period.to().plusMillis(1))),
            ofPeriods(
                    "does not report what happened at the beginning of a period",
                    period -> new Period(period.from().plusMillis(1), period.to())),
            Fault.that("reports a decline that is not frequent", Sabotage.in(Reports.class, "declines", call -> {
                List<DeclineCount> declines = call.proceed();
                return declines.size() < Reports.MAX_DECLINES
                        ? declines
                        : Stream.concat(declines.stream(), Stream.of(new DeclineCount("card_declined", "code_1", 1)))
                                .toList();
            })),
            Fault.that("reports the first rate of a price", Sabotage.in(Reports.class, "tax", call -> {
                List<TaxLine> lines = call.proceed();
                return lines.stream()
                        .map(line -> Integer.valueOf(BOTH_RATES).equals(line.ratePartsPerMillion())
                                ? RecordCopies.with(line, "ratePartsPerMillion", FIRST_RATE)
                                : line)
                        .toList();
            })),
            Fault.that("reports the tax of all regions under none", Sabotage.in(Reports.class, "tax", call -> {
                List<TaxLine> lines = call.proceed();
                return lines.stream()
                        .map(line -> RecordCopies.with(line, "region", null))
                        .toList();
            })),
            Fault.that(
                    "reports the tax of invoices by their dates in UTC",
                    Sabotage.onWrite(Seller.class, seller -> RecordCopies.with(seller, "timeZone", TimeZoneName.UTC))),
            Fault.that("reports the month before an empty one", Sabotage.in(Reports.class, "tax", call -> {
                List<TaxLine> lines = call.proceed();
                Period period = call.arg(1);
                Period before = new Period(period.from().minusSeconds(86_400), period.to());
                return lines.isEmpty() ? call.with(1, before).proceed() : lines;
            })),
            Fault.that(
                    "counts nothing that needs a person",
                    Sabotage.in(Reports.class, "attention", call -> new Attention(0, 0, 0, 0, 0, 0))),
            Fault.that(
                    "counts what needs a person a moment later",
                    Sabotage.in(
                            Reports.class,
                            "attention",
                            call -> call.with(1, call.<Instant>arg(1).plusMillis(1))
                                    .proceed())),
            Fault.that(
                    "finds a backlog of everything that does not wait", Sabotage.in(Reports.class, "backlog", call -> {
                        Backlog waiting = call.proceed();
                        return new Backlog(
                                orEpoch(waiting.transaction()),
                                orEpoch(waiting.refund()),
                                orEpoch(waiting.receipt()),
                                orEpoch(waiting.delivery()),
                                orEpoch(waiting.event()));
                    })),
            Fault.that(
                    "finds no backlog",
                    Sabotage.in(Reports.class, "backlog", call -> new Backlog(null, null, null, null, null))),
            Fault.that(
                    "finds the backlog of a moment later",
                    Sabotage.in(
                            Reports.class,
                            "backlog",
                            call -> call.with(0, call.<Instant>arg(0).plusMillis(1))
                                    .proceed())),
            Fault.that("counts beyond the highest count", Sabotage.in(Reports.class, "attention", call -> {
                Attention counts = call.proceed();
                return counts.unsentReceipts() < Attention.MAX
                        ? counts
                        : RecordCopies.with(counts, "unsentReceipts", counts.unsentReceipts() + 9);
            })));

    private ReportFaults() {}

    private static Instant orEpoch(Instant time) {
        return time == null ? Instant.EPOCH : time;
    }

    private static Fault ofPeriods(String description, UnaryOperator<Period> change) {
        return Fault.that(
                description,
                call -> call.port() instanceof Reports && call.args().get(1) instanceof Period period
                        ? call.with(1, change.apply(period)).proceed()
                        : call.proceed());
    }
}
