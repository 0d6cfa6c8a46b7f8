package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in {@code release}, in a repository with little in it, with a Maven that only packs the version. */
class ReleaseTest {
    private static final String MAVEN = """
            #!/bin/sh
            echo "mvn $*"
            version=$(sed -n 's:<version>\\(.*\\)</version>:\\1:p' bom/pom.xml)
            mkdir -p bootstrap/target
            cat docs/embedding.md bootstrap/pom.xml >"bootstrap/target/hexpay-$version.tar.gz"
            """;

    private static final String CHANGELOG = """
            # Changelog

            ## Unreleased

            - Not yet.

            ## 0.2.0, 2026-12-15

            ### Added

            - **Clients:** a second thing.

            ## 0.2, 2026-12-14

            ## 0.1.0, in development

            - Links.
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void commit() throws Exception {
        write("CHANGELOG.md", CHANGELOG);
        write("bom/pom.xml", "<version>0.2.0-SNAPSHOT</version>\n");
        write("bootstrap/pom.xml", "<version>0.2.0-SNAPSHOT</version>\n<version>1.0</version>\n");
        write("docs/embedding.md", "<version>0.2.0-SNAPSHOT</version>\n");
        write(".gitignore", "target/\nmvn\n");
        write("mvn", MAVEN);
        assertThat(root.resolve("mvn").toFile().setExecutable(true)).isTrue();
        for (String script : List.of("release.sh", "notes.sh", "set-version.sh")) {
            Files.createDirectories(root.resolve("release"));
            Files.copy(Path.of("..", "release", script), root.resolve("release").resolve(script));
        }
        run(0, "git", "init", "-q");
        run(0, "git", "add", ".");
        run(0, "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", "Begin");
    }

    @Test
    void tag_says_the_version_of_what_is_committed() throws Exception {
        run(0, "git", "tag", "v0.2.0");
        write("bootstrap/pom.xml", "not committed");

        List<String> output = release(0, "-DskipTests");

        Path out = root.toRealPath().resolve("target/release");
        assertThat(output)
                .contains("mvn -B -ntp -DskipTests verify -pl bootstrap -am")
                .endsWith("release: " + out.resolve("hexpay-0.2.0.tar.gz"));
        assertThat(out.resolve("hexpay-0.2.0.tar.gz"))
                .hasContent("<version>0.2.0</version>\n<version>0.2.0</version>\n<version>1.0</version>\n");
        assertThat(out.resolve("hexpay-0.2.0.md")).hasContent("### Added\n\n- **Clients:** a second thing.\n");
        assertThat(Files.readString(out.resolve("hexpay-0.2.0.tar.gz.sha256")))
                .matches("[0-9a-f]{64}  hexpay-0\\.2\\.0\\.tar\\.gz\n");
    }

    @Test
    void commit_without_a_tag_of_a_version_is_not_released() throws Exception {
        run(0, "git", "tag", "v0.2.0-rc1");

        assertThat(release(1)).containsExactly("release: HEAD must have one tag of the form vX.Y.Z, and has: none");
    }

    @Test
    void version_without_notes_is_not_released() throws Exception {
        run(0, "git", "tag", "v0.1.0");

        assertThat(release(1))
                .singleElement()
                .asString()
                .endsWith("CHANGELOG.md has no text below \"## 0.1.0, YEAR-MONTH-DAY\"");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> release(int exitCode, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "bash";
        command[1] = "release/release.sh";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return run(exitCode, command);
    }

    private List<String> run(int exitCode, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().compute("PATH", (name, path) -> root + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output.lines().toList();
    }
}
