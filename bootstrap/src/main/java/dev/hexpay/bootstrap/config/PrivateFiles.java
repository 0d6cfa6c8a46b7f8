package dev.hexpay.bootstrap.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files of the server, which contain secrets and personal data, from other users of the machine: directories
 * with mode 0700, files with 0600. Systems without such modes are left alone.
 */
public final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Pattern FILES_OF_THE_SERVER = Pattern.compile("hexpay[.-].*|master.*|mail");
    private static final Pattern OTHERS_OF_NO_PROGRAM = Pattern.compile("\\..*|lost\\+found");
    private static final int STICKY = 01000;

    // A scheme of one letter is a drive.
    private static final Pattern DATABASE_FILE =
            Pattern.compile("jdbc:h2:(?:file:)?(?<path>(?![A-Za-z]{2,}:)[^;]+)(?<options>.*)");

    private PrivateFiles() {}

    /**
     * Protects what is in the data directory, and a local embedded database wherever it is, before that is opened: it
     * would create its file readable by all. A data directory that others use too keeps its mode; this logs a warning.
     */
    public static void protect(Configuration configuration) {
        Path dataDir = configuration.dataDir();
        try {
            createDatabaseFile(configuration.database().url());
            if (isPosix(dataDir) && Files.isDirectory(dataDir)) {
                protectDirectory(dataDir);
            }
        } catch (IOException e) {
            LOG.warn("the data in {} cannot be protected from other users of this machine: {}", dataDir, reason(e));
        }
    }

    /**
     * What other users of the machine can access: the data directory and what the server has in it.
     *
     * @return empty if the directory does not exist, or if the system has no modes
     */
    public static List<Path> exposed(Path dataDir) throws IOException {
        if (!isPosix(dataDir) || !Files.isDirectory(dataDir)) {
            return List.of();
        }
        List<Path> exposed = new ArrayList<>();
        try (Stream<Path> entries = Files.list(dataDir)) {
            List<Path> all = Stream.concat(
                            Stream.of(dataDir),
                            entries.filter(PrivateFiles::isOfServer).sorted())
                    .filter(path -> !Files.isSymbolicLink(path) || path.equals(dataDir))
                    .toList();
            for (Path path : all) {
                if (!DIRECTORY.containsAll(Files.getPosixFilePermissions(path))) {
                    exposed.add(path);
                }
            }
        }
        return exposed;
    }

    /** Creates a directory and its parents with mode 0700, if it does not exist. */
    public static void createDirectory(Path directory) throws IOException {
        if (isPosix(directory) && !Files.exists(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        }
        Files.createDirectories(directory);
    }

    /** Writes what the operating system holds of a file to the disk: a power failure must not leave an empty file. */
    public static void force(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** Writes the names of the files in a directory to the disk: a power failure must not lose a file that was renamed. */
    public static void forceNames(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /** Creates an empty file with mode 0600 and a name of its own in this directory. */
    public static Path createDraft(Path directory) throws IOException {
        return Files.createTempFile(directory, "hexpay.", ".tmp", ownerOnly(directory));
    }

    /** Why a file cannot be used: Java gives only the path of one that is missing or forbidden. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory: " + e.getMessage();
        }
        return e instanceof AccessDeniedException
                ? "permission denied: " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    /** The attributes with which a new file in this directory has mode 0600. */
    static FileAttribute<?>[] ownerOnly(Path directory) {
        return isPosix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    private static void createDatabaseFile(String url) throws IOException {
        Path file = databaseFile(url);
        if (file == null || !isPosix(file)) {
            return;
        }
        createDirectory(file.resolveSibling(""));
        try {
            // To H2, an empty file is a new database.
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException e) {
            restrict(file, FILE);
        }
    }

    /** The file of a local embedded database that the URL would create; null when there is none. */
    public static @Nullable Path databaseFile(String url) {
        Matcher matcher = DATABASE_FILE.matcher(url);
        if (!matcher.matches()
                || matcher.group("options").toUpperCase(Locale.ROOT).contains("IFEXISTS=TRUE")) {
            return null;
        }
        String path = matcher.group("path")
                .replaceFirst("^~(?=/)", Matcher.quoteReplacement(System.getProperty("user.home")));
        return Path.of(path + ".mv.db").toAbsolutePath();
    }

    private static void protectDirectory(Path directory) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(directory)) {
            entries = all.toList();
        }
        for (Path entry : entries) {
            if (isOfServer(entry)) {
                protectEntry(entry);
            }
        }
        if (isShared(directory, entries)) {
            LOG.warn(
                    "{} is used by others too, so its mode is not changed: give the server a directory of its own",
                    directory);
        } else {
            restrict(directory, DIRECTORY);
        }
    }

    private static void protectEntry(Path entry) throws IOException {
        if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            restrict(entry, FILE);
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            restrict(entry, DIRECTORY);
        }
    }

    private static boolean isShared(Path directory, List<Path> entries) throws IOException {
        int mode = (int) Files.getAttribute(directory, "unix:mode");
        return (mode & STICKY) != 0 || entries.stream().anyMatch(entry -> !isOfServer(entry) && !isOfNoProgram(entry));
    }

    private static boolean isOfServer(Path entry) {
        return FILES_OF_THE_SERVER.matcher(entry.getFileName().toString()).matches();
    }

    private static boolean isOfNoProgram(Path entry) {
        return OTHERS_OF_NO_PROGRAM.matcher(entry.getFileName().toString()).matches();
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (!permissions.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
