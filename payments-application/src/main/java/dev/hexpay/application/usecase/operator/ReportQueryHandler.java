package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.ReportQueries;
import dev.hexpay.application.port.in.provider.NotificationQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.Attention;
import dev.hexpay.application.report.CurrencyTotals;
import dev.hexpay.application.report.DailyAttempts;
import dev.hexpay.application.report.DailyNet;
import dev.hexpay.application.report.DeclineCount;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.report.TaxLine;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.List;

/** Reads sums over the payments of a scope. */
public final class ReportQueryHandler implements ReportQueries {
    private final Reports reports;
    private final NotificationQueries notifications;
    private final InstantSource clock;

    public ReportQueryHandler(OutPorts out, NotificationQueries notifications) {
        this.reports = out.store().reports();
        this.notifications = notifications;
        this.clock = out.clock();
    }

    @Override
    public Attention attention(Scope scope) {
        return reports.attention(scope, clock.instant()).withRefusedNotifications(notifications.refused());
    }

    @Override
    public List<CurrencyTotals> totals(Scope scope, Period period) {
        return reports.totals(scope, period);
    }

    @Override
    public List<DailyNet> netPerDay(Scope scope, Period period) {
        return reports.netPerDay(scope, period);
    }

    @Override
    public List<DailyAttempts> attemptsPerDay(Scope scope, Period period) {
        return reports.attemptsPerDay(scope, period);
    }

    @Override
    public List<DeclineCount> declines(Scope scope, Period period) {
        return reports.declines(scope, period);
    }

    @Override
    public List<TaxLine> tax(Scope scope, Period period) {
        return reports.tax(scope, period);
    }
}
