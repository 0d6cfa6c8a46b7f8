package dev.hexpay.bootstrap.cli;

import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** Puts a new master key before the one in the file; the next start uses it. */
@Command(
        name = "rotate",
        description = "Put a new master key before the one in the file; the next start uses it.",
        footer = {"%nExample:", "  ./hexpay master-key rotate"})
final class RotateMasterKeyCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    RotateMasterKeyCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        MasterKeys keys = MasterKeyFile.rotate(settings.get());
        out.println("New master key " + keys.current().id() + ". Restart the server to use it, and make a backup of"
                + " master.key.");
        out.println("The earlier keys in the file are required for 30 days after the restart.");
        out.flush();
    }
}
