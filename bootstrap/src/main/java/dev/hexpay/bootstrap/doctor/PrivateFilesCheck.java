package dev.hexpay.bootstrap.doctor;

import dev.hexpay.bootstrap.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the server can write its files, and other users of the machine cannot read them. */
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
        if (Files.exists(dataDir) && !Files.isWritable(dataDir)) {
            return List.of(CheckResult.fix(
                    subject(), "run this as the user of the server, who must be able to write to " + dataDir));
        }
        try {
            List<Path> exposed = PrivateFiles.exposed(dataDir);
            if (exposed.isEmpty()) {
                return List.of(CheckResult.ok(subject(), dataDir + ", accessible to its owner only"));
            }
            String names = exposed.stream().map(Path::toString).collect(Collectors.joining(" "));
            return List.of(CheckResult.fix(subject(), "take the access of others away: chmod go= " + names));
        } catch (IOException e) {
            return List.of(CheckResult.fix(subject(), dataDir + " cannot be read: " + PrivateFiles.reason(e)));
        }
    }
}
