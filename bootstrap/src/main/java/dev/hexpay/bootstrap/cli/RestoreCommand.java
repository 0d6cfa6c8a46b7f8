package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.DatabaseRestore;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores a backup of the embedded database. */
@Command(
        name = "restore",
        description = "Put a backup into a data directory without a database; the server must be stopped.",
        footer = {"%nExample:", "  ./hexpay restore hexpay-2026-11-28.zip"})
final class RestoreCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", description = "the file that ./hexpay backup has written")
    private Path file = Path.of("");

    RestoreCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(DatabaseRestore.restore(settings.get(), file));
        out.flush();
    }
}
