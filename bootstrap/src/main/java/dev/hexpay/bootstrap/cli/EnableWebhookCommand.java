package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Enables a webhook endpoint that was disabled. */
@Command(
        name = "enable",
        description = "Send events to a disabled webhook endpoint again.",
        footer = {"%nExample:", "  ./hexpay webhooks enable whe_…"})
final class EnableWebhookCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID", description = "the id of the endpoint, whe_…")
    private String id = "";

    EnableWebhookCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.enableWebhook(id)));
        out.flush();
    }
}
