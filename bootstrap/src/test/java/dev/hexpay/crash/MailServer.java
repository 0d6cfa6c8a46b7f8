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
 * A mail server: it knows which receipts it has taken, even when whoever brought one is killed thereafter.
 *
 * @param file a line for each receipt, each time that it is taken
 */
record MailServer(Path file) {
    /** The one of these settings. */
    static MailServer of(Map<String, String> settings) {
        return new MailServer(Path.of(settings.get("HEXPAY_DATA_DIR"), "mail.log"));
    }

    void take(String receipt) {
        try {
            Files.writeString(file, receipt + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each receipt was taken. */
    Map<String, Long> taken() {
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
