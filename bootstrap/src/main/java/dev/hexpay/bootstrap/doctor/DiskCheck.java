package dev.hexpay.bootstrap.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is space for the files of the server. */
public final class DiskCheck implements Check {
    private static final long MEBIBYTE = 1 << 20;
    private static final long REQUIRED = 1024 * MEBIBYTE;

    private final Path dataDir;
    private final long requiredBytes;

    /** At least 1 GiB where this directory is or will be. */
    public DiskCheck(Path dataDir) {
        this(dataDir, REQUIRED);
    }

    DiskCheck(Path dataDir, long requiredBytes) {
        this.dataDir = dataDir;
        this.requiredBytes = requiredBytes;
    }

    @Override
    public String subject() {
        return "disk";
    }

    @Override
    public List<CheckResult> run() {
        Path existing = dataDir.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            FileStore disk = Files.getFileStore(existing);
            long free = disk.getUsableSpace();
            String left = free / MEBIBYTE + " MiB are free at " + existing;
            return List.of(
                    free >= requiredBytes
                            ? CheckResult.ok(subject(), left)
                            : CheckResult.fix(
                                    subject(), left + ": make room for at least " + requiredBytes / MEBIBYTE + " MiB"));
        } catch (IOException e) {
            return List.of(CheckResult.fix(
                    subject(), existing + " cannot be read: " + e.getClass().getSimpleName()));
        }
    }
}
