package dev.hexpay.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mail server whose log of accepted receipts survives the crash of the sender.
 *
 * @param file one line for each time that a receipt is accepted
 */
record MailServer(Path file) {
    /** The mail server for these settings. */
    static MailServer of(Map<String, String> settings) {
        return new MailServer(Path.of(settings.get("HEXPAY_DATA_DIR"), "mail.log"));
    }

    void accept(String receipt) {
        try {
            Files.writeString(file, receipt + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each receipt was accepted. */
    Map<String, Long> accepted() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
