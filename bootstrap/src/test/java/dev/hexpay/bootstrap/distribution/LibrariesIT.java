package dev.hexpay.bootstrap.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries of the distribution. */
class LibrariesIT {
    @TempDir
    private static Path root;

    private static UnpackedDistribution distribution;

    @BeforeAll
    static void unpack() throws Exception {
        distribution = UnpackedDistribution.in(root);
    }

    @Test
    void libraries_are_those_that_the_jar_names() throws IOException {
        try (JarFile jar = new JarFile(distribution.file("hexpay.jar").toFile());
                Stream<Path> files = Files.list(distribution.file("lib"))) {
            String classPath = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

            assertThat(files.map(file -> "lib/" + file.getFileName())).containsExactlyInAnyOrder(classPath.split(" "));
        }
    }

    @Test
    void licence_of_each_library_is_in_its_jar_or_beside_it() throws IOException {
        Path bill = distribution.file("sbom/hexpay-bootstrap.cdx.json");
        assumeFalse(
                Files.notExists(bill) && System.getProperty("hexpay.build").equals("offline=true"),
                "an offline build makes no bill");
        String notices = distribution.text("licenses/MIT.txt");

        assertThat(new ObjectMapper().readTree(bill.toFile()).path("components"))
                .isNotEmpty()
                .allSatisfy(component -> {
                    String name = component.path("name").asText();
                    Path jar = distribution.file(
                            "lib/" + name + "-" + component.path("version").asText() + ".jar");
                    assertThat(jar).exists();
                    assertThat(hasLicence(jar) || licences(component).anyMatch(id -> isBeside(id, notices, name)))
                            .as(jar.toString())
                            .isTrue();
                });
    }

    private static boolean hasLicence(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .anyMatch(name -> name.matches("(?i)(.*/)?[^/]*licen[sc]e[^/]*") && !name.endsWith(".class"));
        }
    }

    private static Stream<String> licences(JsonNode component) {
        return component.findValues("license").stream()
                .map(licence -> licence.path("id").asText());
    }

    private static boolean isBeside(String id, String notices, String library) {
        return switch (id) {
            case "Apache-2.0" -> true;
            // Each has another copyright.
            case "MIT" -> notices.contains("\n" + library + ": Copyright ");
            default -> !id.isEmpty() && Files.exists(distribution.file("licenses/" + id + ".txt"));
        };
    }
}
