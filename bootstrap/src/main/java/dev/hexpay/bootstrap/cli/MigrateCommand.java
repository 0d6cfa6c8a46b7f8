package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Runs the pending migrations without starting the server. */
@Command(name = "migrate", description = "Bring the database up to date and exit.")
final class MigrateCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    MigrateCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        HexpayServer.open(settings.get()).close();
        out.println("The database is up to date.");
        out.flush();
    }
}
