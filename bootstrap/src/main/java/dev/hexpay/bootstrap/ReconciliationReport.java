package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.application.reconciliation.CurrencyTotals;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.MovedTotals;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.doctor.CheckResult;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.embedded.Hexpay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reconciliation of a day as text: a line for each provider that begins with {@code ok} or {@code fix}, and its details. */
final class ReconciliationReport {
    static final String DAY = "day";
    static final String MODE = "mode";
    static final String ORGANIZATION = "organization";

    private static final int MAX_DIFFERENCES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationReport.class);

    private final Hexpay hexpay;
    private final MoneyFormat format = new MoneyFormat(Locale.ROOT);

    ReconciliationReport(Hexpay hexpay) {
        this.hexpay = hexpay;
    }

    /**
     * The report that is requested: of yesterday, all modes and all organizations, unless it names others.
     *
     * @throws ConfigurationException when there is no such organization, or the day is in the future
     */
    String of(AdminRequest request) {
        LocalDate day = day(request.arguments().get(DAY));
        String mode = request.arguments().get(MODE);
        List<String> lines = new ArrayList<>();
        for (Organization organization : organizations(request.arguments().get(ORGANIZATION))) {
            for (Mode each : Mode.values()) {
                if (mode == null || each.name().equals(mode)) {
                    addOrFailure(lines, organization, each, day);
                }
            }
        }
        if (lines.isEmpty()) {
            return CheckResult.ok(day.toString(), "no provider is configured").line();
        }
        return AdminReport.of(lines, "; choose with --organization and --mode");
    }

    private LocalDate day(@Nullable String requested) {
        LocalDate today = LocalDate.ofInstant(hexpay.clock().instant(), ZoneOffset.UTC);
        LocalDate day = requested == null ? today.minusDays(1) : LocalDate.parse(requested);
        if (day.isAfter(today)) {
            throw new ConfigurationException("--day must not be after today, which is " + today + " in UTC");
        }
        return day;
    }

    private List<Organization> organizations(@Nullable String id) {
        List<Organization> all = hexpay.apiKeys().provision().all();
        List<Organization> chosen = all.stream()
                .filter(each -> id == null || each.id().value().toString().equals(id))
                .toList();
        if (id != null && chosen.isEmpty()) {
            throw new ConfigurationException("there is no organization " + id);
        }
        return chosen;
    }

    /** What fails for one organization does not keep the others from being compared. */
    private void addOrFailure(List<String> lines, Organization organization, Mode mode, LocalDate day) {
        try {
            add(lines, organization, mode, day);
        } catch (RuntimeException failure) {
            LOG.error("the {} of {} cannot be compared", day, organization.id(), failure);
            String subject = day + "  " + WireName.of(mode) + "  " + organization.name() + "  "
                    + organization.id().value();
            lines.add(CheckResult.fix(subject, "cannot be compared; the log of the server says why")
                    .line());
        }
    }

    private void add(List<String> lines, Organization organization, Mode mode, LocalDate day) {
        ReconciliationQueries queries = hexpay.providers().reconciliation();
        for (ProviderDay result : queries.day(new Scope(organization.id(), mode), day)) {
            String subject = day + "  " + result.provider() + "  " + WireName.of(mode) + "  " + organization.name()
                    + "  " + organization.id().value();
            lines.add(
                    result.agrees()
                            ? CheckResult.ok(subject, "agrees").line()
                            : CheckResult.fix(subject, summary(result)).line());
            result.totals().forEach(totals -> addTotals(lines, totals));
            result.differences().stream().limit(MAX_DIFFERENCES).map(this::line).forEach(lines::add);
            int more = result.differences().size() - MAX_DIFFERENCES;
            if (more > 0) {
                lines.add("    and " + more + " more");
            }
        }
    }

    private static String summary(ProviderDay result) {
        int count = result.differences().size();
        String differences = count + (count == 1 ? " difference" : " differences");
        return switch (result.coverage()) {
            case COMPLETE -> differences;
            case TRUNCATED -> differences + "; the provider has moved more than was compared";
            case NO_ANSWER -> "no answer from the provider";
        };
    }

    private void addTotals(List<String> lines, CurrencyTotals totals) {
        lines.add(line("ours", totals.ours()));
        MovedTotals theirs = totals.theirs();
        lines.add(theirs == null ? "    %-8s%10s".formatted("theirs", "no answer") : line("theirs", theirs));
    }

    private String line(String side, MovedTotals totals) {
        return "    %-8s%6d charges %20s  %6d refunds %20s"
                .formatted(side, totals.charges(), money(totals.charged()), totals.refunds(), money(totals.refunded()));
    }

    private String line(Difference difference) {
        return "    %-20s  %-6s  %-30s  %-30s  ours %16s  theirs %16s  %s"
                .formatted(
                        WireName.of(difference.finding()).replace('_', ' '),
                        WireName.of(difference.kind()),
                        difference.id() == null ? "-" : difference.id(),
                        difference.reference(),
                        money(difference.ours()),
                        money(difference.theirs()),
                        difference.at());
    }

    private String money(@Nullable Money money) {
        return money == null ? "-" : money(MoneySum.of(money));
    }

    private String money(MoneySum sum) {
        return format.withCode(sum).replace('\u00A0', ' ');
    }
}
