package dev.hexpay.bootstrap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written down. */
final class BuiltVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream written = Objects.requireNonNull(BuiltVersion.class.getResourceAsStream("version.txt"))) {
            return new String[] {"hexpay " + new String(written.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
