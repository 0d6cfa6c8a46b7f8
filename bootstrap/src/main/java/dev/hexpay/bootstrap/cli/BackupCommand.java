package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.DatabaseBackup;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a backup of the embedded database. */
@Command(
        name = "backup",
        description =
                "Write the embedded database and the master key to a new file, while the server runs. PostgreSQL has"
                        + " its own tools.",
        footer = {"%nExample:", "  ./hexpay backup hexpay-2026-11-28.zip"})
final class BackupCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Parameters(paramLabel = "FILE", description = "the file to write; it must not exist")
    private Path file = Path.of("");

    BackupCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(DatabaseBackup.request(settings.get(), file));
        out.flush();
    }
}
