package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.developer.ApiClient;
import dev.hexpay.bootstrap.developer.EventForwarder;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookSecret;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forwards the events of a sandbox to a program in development. */
@Command(
        name = "listen",
        description = "Forward the events of a sandbox to a program on this machine, signed as webhooks are.",
        footer = {
            "%nExample:",
            "  HEXPAY_API_KEY=ck_sandbox_… ./hexpay listen --forward-to http://localhost:4000/webhooks"
        })
final class ListenCommand implements Runnable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final PrintWriter out;

    @Mixin
    private ServerOptions server;

    @Option(names = "--forward-to", required = true, paramLabel = "URL", description = "where to post the events")
    private String url = "";

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "EVENT",
            description = "forward only these events, separated by commas")
    private Set<String> events = Set.of();

    ListenCommand(CommandEnvironment environment, PrintWriter out) {
        this.out = out;
        this.server = new ServerOptions(environment);
    }

    @Override
    public void run() {
        requirePublished();
        URI target = UrlOption.parse("--forward-to", url, "http://localhost:4000/webhooks");
        ApiClient api = server.api();
        WebhookSecret secret = EventForwarder.secretFor(server.apiKey());
        EventForwarder forwarder =
                new EventForwarder(api, new EventForwarder.Target(target, secret), events, Instant::now);
        print("secret  " + secret.value());
        print("ready   forwarding to " + target + ", end with Ctrl-C");
        String problem = "";
        while (!Thread.currentThread().isInterrupted()) {
            String previous = problem;
            problem = forward(forwarder);
            if (!problem.isEmpty() && !problem.equals(previous)) {
                print("waiting " + problem);
            }
            pause();
        }
    }

    private void requirePublished() {
        List<String> unknown = events.stream()
                .filter(name -> !EventName.PUBLISHED.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException("--events: no event is called " + String.join(", ", unknown));
        }
    }

    /** Why no events can be read now, as while the server restarts; empty when they can. */
    private String forward(EventForwarder forwarder) {
        try {
            forwarder.forward(this::print);
            return "";
        } catch (ConfigurationException e) {
            return Objects.toString(e.getMessage(), "for the server");
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
