package dev.hexpay.adapter.mail.smtp;

import dev.hexpay.application.port.out.ReceiptMailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.simplejavamail.converter.EmailConverter;

/** Writes each receipt to its own file, {@code rcp_….eml}, which mail programs can open; used without a mail server. */
public final class FileReceiptMailer implements ReceiptMailer {
    private final Path directory;
    private final SenderSettings settings;

    /** Writes to this directory; creates it, accessible to its owner only, if it does not exist. */
    public FileReceiptMailer(Path directory, SenderSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public void send(Mail mail) {
        byte[] message = message(ReceiptEmail.of(mail, settings));
        String name = mail.receipt().id().value();
        try {
            Files.createDirectories(directory, ownerOnly("rwx------"));
            Path draft = Files.createTempFile(directory, name, ".tmp", ownerOnly("rw-------"));
            try {
                write(draft, message);
                Files.move(draft, directory.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forces the whole file to the disk once; an option of {@link Files#write} would do so for each block. */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static byte[] message(ReceiptEmail email) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            EmailConverter.emailToMimeMessage(email.email(), Sessions.of(email)).writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sessions of mails; a new one would search all jars for providers. They are made when the first mail is written. */
    private static final class Sessions {
        private static final Session INTERNATIONAL = session(true);
        private static final Session ASCII = session(false);

        private Sessions() {}

        static Session of(ReceiptEmail email) {
            return email.isInternational() ? INTERNATIONAL : ASCII;
        }

        private static Session session(boolean isInternational) {
            Properties properties = new Properties();
            properties.put("mail.mime.allowutf8", Boolean.toString(isInternational));
            return Session.getInstance(properties);
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        boolean isPosix =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
