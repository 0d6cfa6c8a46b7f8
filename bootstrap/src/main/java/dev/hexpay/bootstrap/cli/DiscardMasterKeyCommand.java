package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets servers start without a master key. */
@Command(
        name = "discard",
        description = "Let servers start without a master key that is lost.",
        footer = {"%nExample:", "  ./hexpay master-key discard 3f9a…"})
final class DiscardMasterKeyCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "ID",
            description = "the id of the key, from the message of the server that does not start")
    private String id = "";

    DiscardMasterKeyCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.discardMasterKey(id)));
        out.flush();
    }
}
