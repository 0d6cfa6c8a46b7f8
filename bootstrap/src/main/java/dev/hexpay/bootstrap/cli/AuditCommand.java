package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AuditReport;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.doctor.CheckResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks what must be true of the database. */
@Command(
        name = "audit",
        description =
                "Check that payments, transactions, refunds, documents, receipts and events agree with each other and"
                        + " with the providers; print what does not, and fail. The running server does it, beside its"
                        + " work.",
        footer = {"%nExample:", "  ./hexpay audit --days 30"})
final class AuditCommand implements Callable<Integer> {
    private static final int MAX_DAYS = 3660;

    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Option(
            names = "--days",
            paramLabel = "COUNT",
            defaultValue = "7",
            description = "how many days, with today, are compared with the providers; ${DEFAULT-VALUE} by default")
    private int days;

    AuditCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MAX_DAYS) {
            throw new ConfigurationException("--days must be from 1 to " + MAX_DAYS);
        }
        String report = AuditReport.request(settings.get(), days);
        out.println(report);
        out.flush();
        return CheckResult.areAllOk(report) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
