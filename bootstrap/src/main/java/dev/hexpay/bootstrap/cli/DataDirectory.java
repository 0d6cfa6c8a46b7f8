package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The default data directory: {@code data} in the folder of the project. It does not depend on the directory in which a
 * command is called, where another, empty database would be created.
 */
final class DataDirectory {
    private static final String VARIABLE = "HEXPAY_DATA_DIR";
    private static final Path BUILD = Path.of("bootstrap", "target");

    private DataDirectory() {}

    /**
     * The variables with the data directory, if they do not have it.
     *
     * @param program the jar or the directory with the classes; outside of a project, its own folder is used
     * @param workingDirectory where the command is called
     * @throws ConfigurationException when there is data in the working directory and none in the default directory
     */
    static Map<String, String> addTo(Map<String, String> environment, Path program, Path workingDirectory) {
        if (!environment.getOrDefault(VARIABLE, "").isBlank()) {
            return environment;
        }
        Path folder = program.toAbsolutePath().normalize().resolveSibling("");
        Path project = folder.endsWith(BUILD) ? folder.resolve("../..").normalize() : folder;
        Path data = project.resolve("data");
        Path elsewhere = workingDirectory.toAbsolutePath().normalize().resolve("data");
        if (hasData(elsewhere) && !hasData(data)) {
            throw new ConfigurationException(VARIABLE + " is not set, and there is data in " + elsewhere
                    + " and none in " + data + ": set it to the directory that is meant");
        }
        Map<String, String> complete = new HashMap<>(environment);
        complete.put(VARIABLE, data.toString());
        return complete;
    }

    private static boolean hasData(Path directory) {
        return Stream.of("hexpay.mv.db", "master.key").anyMatch(file -> Files.exists(directory.resolve(file)));
    }
}
