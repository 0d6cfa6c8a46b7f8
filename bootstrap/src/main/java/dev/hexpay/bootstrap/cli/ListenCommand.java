package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.developer.ApiClient;
import dev.hexpay.bootstrap.developer.EventForwarder;
import dev.hexpay.domain.webhook.WebhookSecret;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forwards the events of a sandbox to a program in development. */
@Command(
        name = "listen",
        description = "Forward the events of a sandbox to a program on this machine, signed as webhooks are.")
final class ListenCommand implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintWriter out;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--forward-to", required = true, paramLabel = "URL", description = "where to post the events")
    private URI target = URI.create("http://localhost");

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "EVENT",
            description = "forward only these events, separated by commas")
    private Set<String> events = Set.of();

    ListenCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void run() {
        ApiClient api = server.api();
        WebhookSecret secret = EventForwarder.secretFor(server.apiKey());
        EventForwarder forwarder =
                new EventForwarder(api, new EventForwarder.Target(target, secret), events, Instant::now);
        out.println("secret  " + secret.value());
        out.println("ready   forwarding to " + target + ", end with Ctrl-C");
        out.flush();
        while (!Thread.currentThread().isInterrupted()) {
            forwarder.forward(line -> {
                out.println(line);
                out.flush();
            });
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
