package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Runs the pending migrations without starting the server. */
@Command(
        name = "migrate",
        description = "Bring the database up to date and exit.",
        footer = {"%nExample:", "  ./hexpay migrate"})
final class MigrateCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    MigrateCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.migrate()));
        out.flush();
    }
}
