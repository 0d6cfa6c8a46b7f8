package dev.hexpay.bootstrap.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution on a machine of production. */
@Timeout(600)
class DistributionIT {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

    @TempDir
    private static Path root;

    private static UnpackedDistribution distribution;

    @BeforeAll
    static void unpack() throws Exception {
        distribution = UnpackedDistribution.in(root);
    }

    @Test
    void archive_belongs_to_root_and_has_the_same_times_and_modes_on_every_machine() throws Exception {
        String entry = " 0/0 +\\d+ 2026-01-01 00:00 hexpay-" + Pattern.quote(UnpackedDistribution.VERSION) + "/";
        List<String> contents = UnpackedDistribution.contents();

        assertThat(contents)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern("^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x)" + entry));
        assertThat(contents.stream().filter(line -> line.startsWith("-rwx")))
                .singleElement()
                .asString()
                .endsWith("/bin/hexpay");
    }

    @Test
    void archive_has_licences_and_documents_whose_links_lead_somewhere() throws IOException {
        assertThat(List.of("LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "docs/guides/operations.md"))
                .allSatisfy(name -> assertThat(distribution.file(name)).isNotEmptyFile());
        String text = distribution.text("INSTALL.md");
        assertThat(text).contains("Install Hexpay " + UnpackedDistribution.VERSION);
        assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(distribution.file(name)).exists());
        assertThat(distribution.file("sbom/hexpay-bootstrap.cdx.json"))
                .satisfiesAnyOf(
                        bill -> assertThat(bill).isNotEmptyFile(),
                        bill -> assertThat(System.getProperty("hexpay.build")).isEqualTo("offline=true"));
    }

    @Test
    void version_is_printed_through_a_link_and_by_the_jar_alone() throws Exception {
        assumeTrue(UnpackedDistribution.hasServiceUser(), "root without setpriv cannot run as another user");
        Path link = Files.createSymbolicLink(
                root.resolve("hexpay"), distribution.file("bin").resolve("hexpay"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");

        assertThat(UnpackedDistribution.lines(distribution.program(Map.of(), link.toString(), "--version")))
                .containsExactly("hexpay " + UnpackedDistribution.VERSION);
        ProcessBuilder jar = distribution.program(Map.of(), java.toString(), "-jar", "hexpay.jar", "--version");
        assertThat(UnpackedDistribution.lines(
                        jar.directory(distribution.file(".").toFile())))
                .containsExactly("hexpay " + UnpackedDistribution.VERSION);
    }

    @Test
    void archived_classes_are_used_until_the_jar_changes() throws Exception {
        assumeTrue(UnpackedDistribution.hasServiceUser(), "root without setpriv cannot run as another user");
        // Java 17 does not use an archive of a jar whose path has spaces.
        UnpackedDistribution archived =
                UnpackedDistribution.in(Files.createDirectories(root.resolve("archived")), "opt");
        String launcher = archived.file("bin/hexpay").toString();
        assertThat(loadedFromArchive(archived, launcher)).isFalse();

        UnpackedDistribution.lines(archived.programOfOwner(launcher, "archive-classes"));

        assertThat(loadedFromArchive(archived, launcher)).isTrue();
        Files.setLastModifiedTime(archived.file("hexpay.jar"), FileTime.from(Instant.EPOCH));
        assertThat(loadedFromArchive(archived, launcher)).isFalse();
    }

    /** Whether the service loads a class of the jar from the archive. It prints nothing else in any case. */
    private static boolean loadedFromArchive(UnpackedDistribution archived, String launcher) throws Exception {
        Path log = archived.directoryOfService("log").resolve("classes.log");
        Map<String, String> options = Map.of("HEXPAY_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        assertThat(UnpackedDistribution.lines(archived.program(options, launcher, "--version")))
                .containsExactly("hexpay " + UnpackedDistribution.VERSION);
        return Files.readString(log).contains("HexpayCommand source: shared objects file");
    }

    @Test
    void service_starts_creates_keys_and_links_and_stops() throws Exception {
        assumeTrue(UnpackedDistribution.hasServiceUser(), "root without setpriv cannot run as another user");
        Path data = distribution.directoryOfService("state with spaces");
        String port = freePort();
        Map<String, String> settings = Map.of("HEXPAY_DATA_DIR", data.toString(), "HEXPAY_PORT", port);
        String launcher = distribution.file("bin/hexpay").toString();
        Path log = root.resolve("service.log");
        Process server = distribution
                .program(settings, launcher, "serve")
                .redirectError(log.toFile())
                .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(linesUntilReady(out)).as(Files.readString(log)).anyMatch(line -> line.startsWith("Ready"));
            assertReady(port);
            assertThat(healthCheck(port)).isZero();

            assertThat(UnpackedDistribution.lines(
                            distribution.program(settings, launcher, "keys", "create", "--mode", "sandbox")))
                    .singleElement()
                    .asString()
                    .startsWith("ck_sandbox_");
            assertThat(UnpackedDistribution.lines(
                            distribution.program(settings, launcher, "link", "25.00", "eur", "First payment")))
                    .singleElement()
                    .asString()
                    .startsWith("http://localhost:" + port + "/pay/");

            server.destroy();
            assertThat(server.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).as(Files.readString(log)).isZero();
            assertThat(healthCheck(port)).isNotZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private static List<String> linesUntilReady(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Ready")) {
                break;
            }
        }
        return lines;
    }

    private static void assertReady(String port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int status;
        do {
            // It waits for the database, up to a second.
            status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } while (status != 200 && System.nanoTime() < end);
        assertThat(status).isEqualTo(200);
    }

    /** The exit code of the health check of the image, at this port. */
    private static int healthCheck(String port) throws Exception {
        Matcher instruction =
                Pattern.compile("(?m)^HEALTHCHECK[^\\[]*(\\[.*])$").matcher(distribution.text("Dockerfile"));
        assertThat(instruction.find()).isTrue();
        ProcessBuilder check = new ProcessBuilder(new ObjectMapper().readValue(instruction.group(1), String[].class));
        check.environment().put("HEXPAY_PORT", port);
        Process process = check.redirectErrorStream(true).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
