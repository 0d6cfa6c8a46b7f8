package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.doctor.CheckResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Checks the installation. */
@Command(
        name = "doctor",
        description = "Check keys, Stripe, database, files, mail and jobs; fail if something is to be done.",
        footer = {"%nExample:", "  ./hexpay doctor"})
final class DoctorCommand implements Callable<Integer> {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    DoctorCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public Integer call() {
        String report = report();
        out.println(report);
        out.flush();
        return CheckResult.areAllOk(report) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private String report() {
        Configuration configuration;
        try {
            configuration = settings.get();
        } catch (ConfigurationException e) {
            return e.errors().stream()
                    .map(error -> CheckResult.fix("settings", error).line())
                    .collect(Collectors.joining("\n"));
        }
        try {
            return AdminCommands.doctor(configuration);
        } catch (ConfigurationException e) {
            return CheckResult.fix("server", String.valueOf(e.getMessage())).line();
        }
    }
}
