package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The file in the data directory that holds the master key when the environment does not. */
public final class MasterKeyFile {
    private static final String FILE = "master.key";

    private MasterKeyFile() {}

    /**
     * The master key of this configuration. Without a configured key, the key in the data directory; it is created,
     * readable by its owner only, when it does not exist.
     */
    public static MasterKey keyOf(Configuration configuration) {
        String configured = configuration.masterKey();
        return MasterKey.of(
                Base64.getDecoder().decode(configured == null ? loadOrCreate(configuration.dataDir()) : configured));
    }

    private static String loadOrCreate(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            PrivateFiles.createDirectory(dataDir);
            if (!Files.exists(file)) {
                create(file);
            }
            String key = Files.readString(file).strip();
            if (Base64.getDecoder().decode(key).length == MasterKey.BYTES) {
                return key;
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    Setting.DATA_DIR.variable() + " must be a directory that can be written: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // Not base64: reported below.
        }
        throw new ConfigurationException(
                file + " does not hold a master key of " + MasterKey.BYTES + " bytes in base64");
    }

    private static void create(Path file) throws IOException {
        byte[] newKey = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(newKey);
        Path draft =
                Files.createTempFile(file.toAbsolutePath().getParent(), "master", ".tmp", PrivateFiles.ownerOnly(file));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(newKey) + "\n", StandardOpenOption.SYNC);
            // A link fails where a copy would overwrite the key that a concurrent start has created.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException createdByAnotherStart) {
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
