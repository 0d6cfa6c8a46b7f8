package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.developer.EventTrigger;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes an event occur in a sandbox. */
@Command(
        name = "trigger",
        description = "Create what causes an event in a sandbox, and print the id of the event.",
        footer = {"%nExample:", "  HEXPAY_API_KEY=ck_sandbox_… ./hexpay trigger payment_link.completed"})
final class TriggerCommand implements Runnable {
    private final PrintWriter out;

    @Mixin
    private ServerOptions server;

    @Parameters(paramLabel = "EVENT", description = "the name of the event, such as payment_link.completed")
    private String event = "";

    TriggerCommand(CommandEnvironment environment, PrintWriter out) {
        this.out = out;
        this.server = new ServerOptions(environment);
    }

    @Override
    public void run() {
        out.println(new EventTrigger(server.api()).trigger(event));
        out.flush();
    }
}
