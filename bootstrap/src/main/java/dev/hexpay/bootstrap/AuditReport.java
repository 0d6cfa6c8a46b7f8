package dev.hexpay.bootstrap;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.doctor.CheckResult;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.embedded.Hexpay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit of the database as text: a line for each organization and mode that begins with {@code ok} or {@code fix}. */
public final class AuditReport {
    /** Only a running server executes it: it has the providers and the master key. */
    static final String COMMAND = "audit";

    private static final String DAYS = "days";

    private static final Logger LOG = LoggerFactory.getLogger(AuditReport.class);

    private final Hexpay hexpay;

    AuditReport(Hexpay hexpay) {
        this.hexpay = hexpay;
    }

    /**
     * The audit by the server that runs on this data directory; the breaches follow the summaries, indented.
     *
     * @param days how many days, with today, are compared with the providers
     * @throws ConfigurationException when no server runs
     */
    public static String request(Configuration configuration, int days) {
        return AdminClient.send(
                AdminCommands.socket(configuration), AdminRequest.of(COMMAND).with(DAYS, Integer.toString(days)));
    }

    /** The audit of every organization and mode. */
    String of(AdminRequest request) {
        LocalDate today = LocalDate.ofInstant(hexpay.clock().instant(), ZoneOffset.UTC);
        LocalDate since = today.minusDays(Long.parseLong(request.get(DAYS)) - 1);
        List<String> summaries = new ArrayList<>();
        List<String> breaches = new ArrayList<>();
        for (Organization organization : hexpay.apiKeys().provision().all()) {
            for (Mode mode : Mode.values()) {
                String subject = WireName.of(mode) + "  " + organization.name() + "  "
                        + organization.id().value();
                summaries.add(summary(new Scope(organization.id(), mode), since, subject, breaches));
            }
        }
        // What is to be done is never among what is left out for what is in order.
        summaries.sort(Comparator.comparing(CheckResult::isOk));
        summaries.addAll(breaches);
        return AdminReport.of(summaries, "");
    }

    /** What fails for one organization does not keep the others from being checked. */
    private String summary(Scope scope, LocalDate since, String subject, List<String> breaches) {
        try {
            ConsistencyReport report = hexpay.ports().operators().consistency().check(scope, since);
            report.breaches().forEach(breach -> breaches.add(line(breach)));
            long count = report.breaches().size() + report.more();
            String read = report.payments()
                    + (report.payments() == 1 ? " payment, " : " payments, ")
                    + report.documents()
                    + (report.documents() == 1 ? " document" : " documents");
            return count == 0
                    ? CheckResult.ok(subject, read).line()
                    : CheckResult.fix(subject, count + (count == 1 ? " breach; " : " breaches; ") + read)
                            .line();
        } catch (RuntimeException failure) {
            LOG.error("{} cannot be checked", subject, failure);
            return CheckResult.fix(subject, "cannot be checked; the log of the server says why")
                    .line();
        }
    }

    private static String line(Breach breach) {
        return "    %-30s  %-30s  %s"
                .formatted(WireName.of(breach.rule()).replace('_', ' '), breach.id(), breach.detail());
    }
}
