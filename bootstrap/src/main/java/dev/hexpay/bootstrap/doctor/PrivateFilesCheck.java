package dev.hexpay.bootstrap.doctor;

import dev.hexpay.bootstrap.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Whether other users of the machine can read the files of the server. */
public final class PrivateFilesCheck implements Check {
    private final Path dataDir;

    /** The files in this directory. */
    public PrivateFilesCheck(Path dataDir) {
        this.dataDir = dataDir;
    }

    @Override
    public String subject() {
        return "data directory";
    }

    @Override
    public List<CheckResult> run() {
        try {
            List<Path> exposed = PrivateFiles.exposed(dataDir);
            if (exposed.isEmpty()) {
                return List.of(CheckResult.ok(subject(), dataDir + ", accessible to its owner only"));
            }
            String names = exposed.stream().map(Path::toString).collect(Collectors.joining(" "));
            return List.of(CheckResult.fix(subject(), "take the access of others away: chmod go= " + names));
        } catch (IOException e) {
            return List.of(CheckResult.fix(
                    subject(), dataDir + " cannot be read: " + e.getClass().getSimpleName()));
        }
    }
}
