package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Prints the state of the running server. */
@Command(
        name = "status",
        description = "Print when each job of the running server last ran; fail if none runs.",
        footer = {"%nExample:", "  ./hexpay status"})
final class StatusCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    StatusCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.status(settings.get()));
        out.flush();
    }
}
