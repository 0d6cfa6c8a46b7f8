package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.testkit.contract.ReceiptMailerHarness;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A mailer that writes to a directory; afterwards the name of the directory is taken by a file. */
final class FileMailerHarness implements ReceiptMailerHarness {
    private final Path directory;
    private Path current;

    FileMailerHarness(Path directory) {
        this.directory = directory;
        this.current = directory;
    }

    @Override
    public ReceiptMailer mailer() {
        return new FileReceiptMailer(directory, ReceiptMailerContractTest.SETTINGS);
    }

    @Override
    public List<Message> messages() {
        try (Stream<Path> files = Files.list(current)) {
            return files.map(FileMailerHarness::read)
                    .map(ReceiptMailerContractTest::message)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReceivedEmail read(Path file) {
        try {
            return ReceivedEmail.of(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stopAccepting() {
        try {
            current = Files.move(directory, directory.resolveSibling("kept"));
            Files.createFile(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
