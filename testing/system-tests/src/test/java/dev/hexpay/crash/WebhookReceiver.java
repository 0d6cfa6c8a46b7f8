package dev.hexpay.crash;

import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.tenant.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The receivers of all merchants, whose log of accepted events survives the crash of the sender.
 *
 * @param file one line with URL and event id for each time that an event is accepted
 */
record WebhookReceiver(Path file) {
    /** The receivers for these settings. */
    static WebhookReceiver of(Map<String, String> settings) {
        return new WebhookReceiver(Path.of(settings.get("HEXPAY_DATA_DIR"), "webhooks.log"));
    }

    /** The endpoint of a merchant. */
    static String urlOf(Scope scope) {
        return "https://receiver.example/" + scope.organization().value();
    }

    void accept(Request request) {
        try {
            Files.writeString(
                    file,
                    request.url().value() + " " + request.headers().get("webhook-id") + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of the events that the endpoint of this merchant has accepted, in their order, with repetitions. */
    List<String> accepted(Scope scope) {
        String prefix = urlOf(scope) + " ";
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(prefix))
                            .map(line -> line.substring(prefix.length()))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
