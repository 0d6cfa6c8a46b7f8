package dev.hexpay.adapter.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ReceiptMailer.Mail;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiptMailerTest {
    @TempDir
    Path dataDir;

    @Test
    void receipt_is_written_as_a_readable_eml_file() throws IOException, MessagingException {
        send(SampleMails.standard().paid());

        ReceivedEmail received = read();

        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.text()).contains("Total paid: €29.75");
        assertThat(received.html()).contains("€29.75");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(SampleMails.PDF);
    }

    @Test
    void repeated_receipt_replaces_its_file() throws IOException, MessagingException {
        send(SampleMails.standard().paid());
        send(SampleMails.standard().refunded(25_00, 4_75));

        try (Stream<Path> files = Files.list(mailDir())) {
            assertThat(files).containsExactly(file());
        }
        assertThat(read().text()).contains("Refund from");
    }

    @Test
    void file_is_readable_by_its_owner_only() throws IOException {
        send(SampleMails.standard().paid());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mailDir())))
                .isEqualTo("rwx------");
    }

    private void send(Mail mail) {
        new FileReceiptMailer(mailDir(), new SenderSettings("pay.example.com", null)).send(mail);
    }

    private ReceivedEmail read() throws IOException, MessagingException {
        return ReceivedEmail.of(new ByteArrayInputStream(Files.readAllBytes(file())));
    }

    private Path file() {
        return mailDir().resolve(SampleMails.ID + ".eml");
    }

    private Path mailDir() {
        return dataDir.resolve("mail");
    }
}
