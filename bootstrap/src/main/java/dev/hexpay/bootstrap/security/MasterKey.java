package dev.hexpay.bootstrap.security;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation; every other is derived from it, each for one purpose. */
public final class MasterKey {
    private static final int BYTES = 32;
    private static final String FILE = "master.key";
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key.clone();
    }

    /** The key of this configuration; made and kept in the data directory, for its owner alone, when none is set. */
    public static MasterKey of(Configuration configuration) {
        String set = configuration.masterKey();
        return new MasterKey(Base64.getDecoder().decode(set == null ? kept(configuration.dataDir()) : set));
    }

    /** 32 bytes for this purpose alone: HMAC-SHA256 of the purpose under the key. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    private static String kept(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            createPrivate(dataDir);
            if (!Files.exists(file)) {
                create(file);
            }
            String key = Files.readString(file).strip();
            if (Base64.getDecoder().decode(key).length == BYTES) {
                return key;
            }
        } catch (IOException e) {
            throw new StartRefused("HEXPAY_DATA_DIR must be a directory that can be written: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // Not base64: told below.
        }
        throw new StartRefused(file + " does not hold a master key of " + BYTES + " bytes in base64");
    }

    /** The database in it holds names and addresses: a directory that we make is its owner's alone. */
    private static void createPrivate(Path directory) throws IOException {
        boolean isPosix =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (isPosix && !Files.exists(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(directory);
    }

    private static void create(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "master", ".tmp", ownerOnly(file));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n", StandardOpenOption.SYNC);
            // A link fails where a copy would overwrite the key that another start has just made.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException theOtherStartWon) {
            return;
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
