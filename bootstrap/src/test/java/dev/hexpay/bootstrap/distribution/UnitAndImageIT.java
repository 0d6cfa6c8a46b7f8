package dev.hexpay.bootstrap.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hexpay.bootstrap.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that run the distribution as a service of systemd and in a container, neither of which a build has. */
class UnitAndImageIT {
    private static final Path SYSTEMD_ANALYZE = Path.of("/usr/bin/systemd-analyze");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^#?(HEXPAY_\\w+)=");

    @TempDir
    private static Path root;

    private static UnpackedDistribution distribution;

    @BeforeAll
    static void unpack() throws Exception {
        distribution = UnpackedDistribution.in(root);
    }

    @Test
    void unit_is_accepted_by_systemd() throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD_ANALYZE), "systemd-analyze is not installed");
        Path home = Files.createSymbolicLink(root.resolve("hexpay"), distribution.file("."));
        Path unit = Files.writeString(
                root.resolve("hexpay.service"),
                distribution.text("systemd/hexpay.service").replace("/opt/hexpay", home.toString()));

        ProcessBuilder verify = new ProcessBuilder(SYSTEMD_ANALYZE.toString(), "verify", unit.toString());

        // It also speaks of other units of the machine.
        assertThat(UnpackedDistribution.lines(verify.redirectErrorStream(true)))
                .noneMatch(line -> line.contains("hexpay"));
    }

    @Test
    void unit_runs_what_is_there_and_keeps_its_data_where_the_settings_say() throws IOException {
        List<String> unit = distribution.text("systemd/hexpay.service").lines().toList();
        String settings = distribution.text("systemd/hexpay.env");

        assertThat(unit)
                .contains("ExecStart=/opt/hexpay/bin/hexpay serve", "StateDirectory=hexpay", "TimeoutStopSec=120");
        assertThat(distribution.file("docs/guides/operations.md")).exists();
        assertThat(settings.lines()).contains("HEXPAY_DATA_DIR=/var/lib/hexpay");
        assertThat(VARIABLE.matcher(settings).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(Stream.of(Setting.values()).map(Setting::variable).toList());
    }

    @Test
    void image_copies_what_is_there_and_not_ignored() throws IOException {
        List<String> allowed = distribution
                .text(".dockerignore")
                .lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = instructions("COPY ")
                .map(line -> line.replace("--chmod=0755 ", ""))
                .flatMap(line -> {
                    List<String> words = List.of(line.split(" "));
                    return words.subList(0, words.size() - 1).stream();
                })
                .map(name -> name.replaceFirst("/$", ""))
                .toList();

        assertThat(distribution.text(".dockerignore").lines()).contains("*");
        assertThat(copied)
                .contains("hexpay.jar", "lib", "bin")
                .containsExactlyInAnyOrderElementsOf(allowed)
                .allSatisfy(name -> assertThat(distribution.file(name)).exists());
    }

    @Test
    void image_runs_the_server_as_a_user_with_a_number() throws IOException {
        assertThat(instructions("FROM ")).singleElement().asString().matches("\\S+:\\d\\S*");
        assertThat(instructions("USER ")).containsExactly("10001:10001");
        assertThat(instructions("ENTRYPOINT ")).containsExactly("[\"/opt/hexpay/bin/hexpay\"]");
        assertThat(instructions("CMD ")).containsExactly("[\"serve\"]");
        assertThat(instructions("EXPOSE ")).containsExactly("8080");
        assertThat(instructions("VOLUME ")).containsExactly("/var/lib/hexpay");
        assertThat(instructions("ENV "))
                .singleElement()
                .asString()
                .matches("HEXPAY_HOST=0\\.0\\.0\\.0 +HEXPAY_DATA_DIR=/var/lib/hexpay");
        assertThat(instructions("HEALTHCHECK ")).singleElement().asString().contains("GET /health/live ");
        assertThat(instructions("LABEL "))
                .singleElement()
                .asString()
                .contains("version=\"" + UnpackedDistribution.VERSION + "\"")
                .doesNotContain("${");
    }

    /** The arguments of the instructions of the Dockerfile that begin with this word. */
    private static Stream<String> instructions(String word) throws IOException {
        String text =
                distribution.text("Dockerfile").replaceAll("(?m)^#.*\n", "").replace("\\\n", "");
        return text.lines().filter(line -> line.startsWith(word)).map(line -> line.substring(word.length()));
    }
}
