package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.doctor.CheckResult;
import dev.hexpay.domain.tenant.Mode;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares a day with the providers. */
@Command(
        name = "reconcile",
        description =
                "Compare the charges and refunds of a day with what the providers have moved; fail if they differ or"
                        + " a provider does not answer. The running server does it.",
        footer = {"%nExample:", "  ./hexpay reconcile --day 2026-11-28 --mode live"})
final class ReconcileCommand implements Callable<Integer> {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            description = "the day in UTC, such as 2026-11-28; yesterday by default")
    private @Nullable LocalDate day;

    @Option(names = "--mode", description = "${COMPLETION-CANDIDATES}, in any case; both by default")
    private @Nullable Mode mode;

    @Option(names = "--organization", paramLabel = "ID", description = "id of the organization; all by default")
    private @Nullable UUID organization;

    ReconcileCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public Integer call() {
        String report = AdminCommands.reconcile(settings.get(), day, mode, organization);
        out.println(report);
        out.flush();
        return CheckResult.areAllOk(report) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
