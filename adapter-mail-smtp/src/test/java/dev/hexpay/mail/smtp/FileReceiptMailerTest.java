package dev.hexpay.mail.smtp;

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
    void a_receipt_becomes_a_file_that_a_mail_program_reads() throws IOException, MessagingException {
        send(Mails.usual().paid());

        Received received = read();

        assertThat(received.header("To")).isEqualTo("ada@example.com");
        assertThat(received.text()).contains("Total paid: €29.75");
        assertThat(received.html()).contains("€29.75");
        assertThat(received.attachment().getInputStream().readAllBytes()).isEqualTo(Mails.PDF);
    }

    @Test
    void a_repeated_receipt_replaces_itself_and_nothing_else_is_left() throws IOException, MessagingException {
        send(Mails.usual().paid());
        send(Mails.usual().refunded(25_00, 4_75));

        try (Stream<Path> files = Files.list(mailDir())) {
            assertThat(files).containsExactly(file());
        }
        assertThat(read().text()).contains("Refund from");
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        send(Mails.usual().paid());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mailDir())))
                .isEqualTo("rwx------");
    }

    private void send(Mail mail) {
        new FileReceiptMailer(mailDir(), new Letterhead("pay.example.com", null)).send(mail);
    }

    private Received read() throws IOException, MessagingException {
        return Received.of(new ByteArrayInputStream(Files.readAllBytes(file())));
    }

    private Path file() {
        return mailDir().resolve(Mails.ID + ".eml");
    }

    private Path mailDir() {
        return dataDir.resolve("mail");
    }
}
