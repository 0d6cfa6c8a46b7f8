package dev.hexpay.bootstrap;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.bootstrap.doctor.Check;
import dev.hexpay.bootstrap.doctor.CheckResult;
import dev.hexpay.bootstrap.doctor.Doctor;
import dev.hexpay.bootstrap.doctor.JobsCheck;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a running server: when each job last ran, how old the oldest unfinished transaction is, how many
 * duplicate payments could not be refunded, and how many notifications of providers were refused.
 */
final class ServerStatus {
    private final Hexpay hexpay;
    private final Instant startedAt;

    /** The state of this server, which starts now. */
    ServerStatus(Hexpay hexpay) {
        this.hexpay = hexpay;
        this.startedAt = hexpay.clock().instant();
    }

    /** The state as text, one fact a line. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("running since                  ").append(startedAt);
        text.append("\noldest unfinished transaction  ").append(oldestUnfinished());
        text.append("\nduplicates not refunded        ").append(duplicatesNotRefunded());
        text.append("\nnotifications refused          ")
                .append(hexpay.providers().notifications().refused());
        text.append("\n\n").append(row("job", "last start", "last success", "last failure"));
        for (JobStatus job : hexpay.jobStatuses()) {
            text.append('\n')
                    .append(row(
                            job.name(),
                            orNever(job.lastStartedAt()),
                            orNever(job.lastSucceededAt()),
                            orNever(job.lastFailedAt())));
        }
        return text.toString();
    }

    /** The results of these checks and of the checks that need a running server, one a line. */
    String report(List<Check> checks) {
        List<Check> all = new ArrayList<>(checks);
        all.add(new JobsCheck(
                hexpay::jobStatuses, startedAt, () -> hexpay.clock().instant()));
        return CheckResult.ok("server", "running since " + startedAt + "; its settings are checked")
                        .line() + "\n" + new Doctor().report(all);
    }

    private String oldestUnfinished() {
        return stored(store ->
                store.transactions().oldestUnfinished().map(Instant::toString).orElse("none"));
    }

    private String duplicatesNotRefunded() {
        return stored(store -> Long.toString(store.refunds().countFailedOfDuplicatePayments()));
    }

    private String stored(Function<Store, String> query) {
        try {
            return query.apply(hexpay.outPorts().store());
        } catch (DatabaseUnavailableException e) {
            return "unknown: the database is not available";
        }
    }

    private static String row(String job, String started, String succeeded, String failed) {
        return "%-20s  %-24s  %-24s  %s".formatted(job, started, succeeded, failed);
    }

    private static String orNever(@Nullable Instant time) {
        return time == null ? "never" : time.toString();
    }
}
