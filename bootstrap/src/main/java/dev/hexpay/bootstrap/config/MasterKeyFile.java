package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The file in the data directory that holds the master keys when the environment does not: one a line. */
public final class MasterKeyFile {
    /** Its name in the data directory. */
    public static final String NAME = "master.key";

    private static final String LOCK = "master.lock";

    private MasterKeyFile() {}

    /**
     * The master keys of this configuration. Without configured ones, those in the data directory. When there are none,
     * the file is created with a new key, readable by its owner only.
     *
     * @param required the ids of the keys that the database has data under; asked only when there is no file
     * @throws ConfigurationException when the file is missing and the database needs it, or when it is damaged
     */
    public static MasterKeys keysOf(Configuration configuration, Supplier<List<String>> required) {
        MasterKeys configured = configuration.masterKeys();
        return configured == null ? loadOrCreate(configuration.dataDir(), required) : configured;
    }

    /**
     * Puts a new key before those in the file: servers encrypt and sign with it from their next start on, and go on
     * reading what the earlier keys have made. Concurrent calls, also in other processes, wait for each other.
     *
     * @return the keys in the file
     * @throws ConfigurationException when the keys are not in the file
     */
    public static synchronized MasterKeys rotate(Configuration configuration) {
        Path file = configuration.dataDir().resolve(NAME);
        if (configuration.masterKeys() != null) {
            throw new ConfigurationException("the master key is in " + Setting.MASTER_KEY.variable()
                    + ", not in a file: put a new key and a comma before it");
        }
        if (!Files.exists(file)) {
            throw new ConfigurationException("there is no " + file + " to rotate");
        }
        // Not a lock on the file itself, which is replaced.
        try (FileChannel channel = openLock(file.resolveSibling(LOCK))) {
            channel.lock();
            load(file);
            publish(
                    file,
                    newKey() + "\n" + Files.readString(file),
                    draft -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE));
            return load(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static FileChannel openLock(Path lock) throws IOException {
        return FileChannel.open(
                lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.ownerOnly(lock));
    }

    /**
     * The configured master keys, or those in the file; null if there are none yet. Nothing is created.
     *
     * @throws ConfigurationException when the file is damaged or cannot be read
     */
    public static @Nullable MasterKeys find(Configuration configuration) {
        if (configuration.masterKeys() != null) {
            return configuration.masterKeys();
        }
        Path file = configuration.dataDir().resolve(NAME);
        return Files.exists(file) ? load(file) : null;
    }

    /** The text of the file; null when the keys are in the environment, or there is no file. */
    public static @Nullable String text(Configuration configuration) throws IOException {
        Path file = configuration.dataDir().resolve(NAME);
        return configuration.masterKeys() == null && Files.exists(file) ? Files.readString(file) : null;
    }

    /**
     * Creates the file with this text, which it had when a backup was made.
     *
     * @throws FileAlreadyExistsException when there is one already
     */
    public static void restore(Configuration configuration, String text) throws IOException {
        Path file = configuration.dataDir().resolve(NAME);
        publish(file, text, draft -> Files.createLink(file, draft));
    }

    private static MasterKeys loadOrCreate(Path dataDir, Supplier<List<String>> required) {
        Path file = dataDir.resolve(NAME);
        if (!Files.exists(file)) {
            List<String> ids = required.get();
            if (!ids.isEmpty()) {
                throw new ConfigurationException(file + " is missing, and the database holds data under master key "
                        + String.join(", ", ids) + ": restore the file, or set " + Setting.MASTER_KEY.variable());
            }
            create(dataDir, file);
        }
        return load(file);
    }

    private static MasterKeys load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * The master keys in the text of a file with this name.
     *
     * @throws ConfigurationException when there is none, or text that is no master key
     */
    public static MasterKeys parse(String name, String text) {
        try {
            return MasterKeys.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    name + " does not hold a master key of " + MasterKey.BYTES + " bytes in base64");
        }
    }

    private static void create(Path dataDir, Path file) {
        try {
            PrivateFiles.createDirectory(dataDir);
            // A link fails where a copy would overwrite the key that a concurrent start has created.
            publish(file, newKey() + "\n", draft -> Files.createLink(file, draft));
        } catch (FileAlreadyExistsException createdByAnotherStart) {
            return;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Writes this text to a draft beside the file, makes the draft the file, and leaves no draft, also after a failure. */
    private static void publish(Path file, String text, Publication publication) throws IOException {
        Path directory = file.toAbsolutePath().resolveSibling("");
        Path draft = Files.createTempFile(directory, "master", ".tmp", PrivateFiles.ownerOnly(file));
        try {
            Files.writeString(draft, text, StandardOpenOption.SYNC);
            publication.publish(draft);
            PrivateFiles.forceNames(directory);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Makes a draft the file. */
    private interface Publication {
        void publish(Path draft) throws IOException;
    }

    private static String newKey() {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static ConfigurationException unusable(IOException e) {
        return new ConfigurationException(
                Setting.DATA_DIR.variable() + " must be a directory that can be written: " + PrivateFiles.reason(e));
    }
}
