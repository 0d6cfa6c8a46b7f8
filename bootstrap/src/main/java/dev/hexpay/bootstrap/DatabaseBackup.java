package dev.hexpay.bootstrap;

import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import dev.hexpay.bootstrap.config.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/** Writes the embedded database and the file with the master keys into one file, while the server runs. */
public final class DatabaseBackup {
    /** Only the server that has the database open executes it. */
    static final String COMMAND = "backup";

    static final String DATABASE_ENTRY = "hexpay.mv.db";

    private static final String FILE = "file";

    private final Configuration configuration;
    private final DataSource database;

    DatabaseBackup(Configuration configuration, DataSource database) {
        this.configuration = configuration;
        this.database = database;
    }

    /**
     * A backup by the server that runs on this data directory.
     *
     * @param file it must not exist
     * @throws ConfigurationException when no server runs, or the database is not embedded, or the file cannot be written
     */
    public static String request(Configuration configuration, Path file) {
        requireEmbedded(configuration);
        String output = AdminClient.send(
                AdminCommands.socket(configuration),
                AdminRequest.of(COMMAND).with(FILE, file.toAbsolutePath().toString()));
        if (!Files.exists(file)) {
            throw new ConfigurationException("the server has written " + file
                    + " where this command cannot see it: choose a file in " + configuration.dataDir());
        }
        return output;
    }

    static void requireEmbedded(Configuration configuration) {
        if (!configuration.database().isEmbedded()) {
            throw new ConfigurationException(
                    "the database is PostgreSQL: use pg_dump and pg_restore, or a base backup with"
                            + " archived WAL; docs/guides/operations.md says how");
        }
    }

    String of(AdminRequest request) {
        requireEmbedded(configuration);
        Path file = Path.of(request.get(FILE));
        if (Files.exists(file)) {
            throw new ConfigurationException(file + " exists");
        }
        try {
            return write(file);
        } catch (IOException e) {
            throw new ConfigurationException(file + " cannot be written: " + PrivateFiles.reason(e));
        } catch (SQLException e) {
            throw new ConfigurationException(file + " cannot be written: " + e.getMessage());
        }
    }

    private String write(Path file) throws IOException, SQLException {
        Path directory = file.toAbsolutePath().resolveSibling("");
        Path copy = PrivateFiles.createDraft(directory);
        Path draft = PrivateFiles.createDraft(directory);
        try {
            copyDatabase(copy);
            String masterKeys = MasterKeyFile.text(configuration);
            try (OutputStream out = Files.newOutputStream(draft);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_SPEED);
                addDatabase(zip, copy);
                if (masterKeys != null) {
                    zip.putNextEntry(new ZipEntry(MasterKeyFile.NAME));
                    zip.write(masterKeys.getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            PrivateFiles.force(draft);
            Files.move(draft, file);
            PrivateFiles.forceNames(directory);
            return "backup  " + file + "\n"
                    + (masterKeys != null
                            ? "It contains the master key: keep it as secret as the data directory."
                            : "It does not contain the master key, which is in the environment: keep that, too.");
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(draft);
        }
    }

    /** On the one connection, so that no unit of work is open and none begins meanwhile. */
    private void copyDatabase(Path copy) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, copy.toString());
            backup.execute();
        }
    }

    private static void addDatabase(ZipOutputStream zip, Path copy) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(copy))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    zip.putNextEntry(new ZipEntry(DATABASE_ENTRY));
                    entries.transferTo(zip);
                    zip.closeEntry();
                    return;
                }
            }
        }
        throw new IOException("the database wrote no copy");
    }
}
