package dev.hexpay.bootstrap;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import dev.hexpay.bootstrap.config.PrivateFiles;
import dev.hexpay.embedded.MasterKeyRegister;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Puts what {@link DatabaseBackup} has written into a data directory without a database. */
public final class DatabaseRestore {
    private static final String SUFFIX = ".mv.db";

    private final Configuration configuration;
    private final Path target;

    private DatabaseRestore(Configuration configuration, Path target) {
        this.configuration = configuration;
        this.target = target;
    }

    /**
     * Restores the backup. It is unpacked beside its place and opened before anything else is changed.
     *
     * @return what to do next
     * @throws ConfigurationException when a server runs on the data directory, when there is a database or another master key
     *     already, or when the backup is damaged or lacks a master key
     */
    public static String restore(Configuration configuration, Path backup) {
        DatabaseBackup.requireEmbedded(configuration);
        Path target = PrivateFiles.databaseFile(configuration.database().url());
        if (target == null) {
            throw new ConfigurationException("the database is not a file of this machine");
        }
        try {
            new DatabaseRestore(configuration, target).restore(backup);
        } catch (IOException e) {
            throw new ConfigurationException(backup + " cannot be restored: " + PrivateFiles.reason(e));
        }
        return "restored  " + target
                + "\nKeep payers away while you start the server and run ./hexpay audit: later payments are unknown.";
    }

    private void restore(Path backup) throws IOException {
        requireUnused();
        PrivateFiles.createDirectory(configuration.dataDir());
        Path directory = target.resolveSibling("");
        PrivateFiles.createDirectory(directory);
        Path draft = PrivateFiles.createDraft(directory);
        // H2 opens files of this name only.
        Path database = draft.resolveSibling(draft.getFileName() + SUFFIX);
        try {
            String masterKeys = unpack(backup, draft);
            PrivateFiles.force(draft);
            Files.move(draft, database);
            boolean isCreated = requireKeys(masterKeys, requiredKeys(database));
            // A server may have been started meanwhile.
            requireUnused();
            if (isCreated && masterKeys != null) {
                MasterKeyFile.restore(configuration, masterKeys);
            }
            Files.move(database, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.forceNames(directory);
        } finally {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(database);
        }
    }

    private void requireUnused() throws IOException {
        if (AdminCommands.hasServer(configuration)) {
            throw new ConfigurationException("a server runs on " + configuration.dataDir() + ": stop it first");
        }
        // A start that failed can have left an empty file.
        if (Files.exists(target) && Files.size(target) > 0) {
            throw new ConfigurationException(target + " exists: restore into a directory without a database");
        }
    }

    /** Writes the database to this file and returns the master keys; null when the backup has none. */
    private static @Nullable String unpack(Path backup, Path draft) throws IOException {
        String masterKeys = null;
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(backup))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(DatabaseBackup.DATABASE_ENTRY)) {
                    try (OutputStream out = Files.newOutputStream(draft)) {
                        entries.transferTo(out);
                    }
                } else if (entry.getName().equals(MasterKeyFile.NAME)) {
                    masterKeys = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        if (Files.size(draft) == 0) {
            throw new IOException("./hexpay backup did not write it, or not to its end");
        }
        return masterKeys;
    }

    /** Opens the database, and returns the ids of the master keys that it needs. */
    private List<String> requiredKeys(Path database) {
        String file = database.toString();
        String url = configuration.database().url();
        int options = url.indexOf(';');
        Configuration.Database configured = configuration.database();
        Configuration.Database unpacked = new Configuration.Database(
                "jdbc:h2:file:" + file.substring(0, file.length() - SUFFIX.length())
                        + (options < 0 ? "" : url.substring(options)),
                configured.user(),
                configured.password(),
                configured.poolSize(),
                configured.timeout());
        try (Databases databases = Databases.connectForReading(unpacked)) {
            if (databases == null) {
                throw new ConfigurationException("the database in the backup cannot be found");
            }
            return MasterKeyRegister.open(databases.pool("restore", 1), JdbiSettings.DEFAULT)
                    .ids();
        } catch (ConfigurationException e) {
            throw e;
        } catch (RuntimeException e) {
            // A damaged file, or one of another program, fails with any exception.
            throw new ConfigurationException("the database in the backup is damaged, or not one of Hexpay");
        }
    }

    /** Requires the master keys that the server will have; whether their file must be created. */
    private boolean requireKeys(@Nullable String inBackup, List<String> required) throws IOException {
        String present = MasterKeyFile.text(configuration);
        if (present != null && inBackup != null && !present.equals(inBackup)) {
            throw new ConfigurationException(
                    configuration.dataDir().resolve(MasterKeyFile.NAME) + " exists and is not that of the backup");
        }
        MasterKeys keys = configuration.masterKeys();
        boolean isCreated = keys == null && present == null;
        String text = present == null ? inBackup : present;
        if (keys == null && text != null) {
            keys = MasterKeyFile.parse(MasterKeyFile.NAME, text);
        }
        List<String> missing = new ArrayList<>(required);
        if (keys != null) {
            keys.all().stream().map(MasterKey::id).forEach(missing::remove);
        }
        if (!missing.isEmpty()) {
            throw new ConfigurationException("the database in the backup needs master key " + String.join(", ", missing)
                    + ": set HEXPAY_MASTER_KEY, or put the file master.key into the data directory");
        }
        return isCreated;
    }
}
