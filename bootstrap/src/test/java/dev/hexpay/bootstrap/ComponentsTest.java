package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The components in the software bills of materials that the jars contain. */
class ComponentsTest {
    private static final String SERVER = "/META-INF/sbom/hexpay-bootstrap.cdx.json";
    private static final String LIBRARY = "/META-INF/sbom/hexpay-payments-embedded.cdx.json";

    private static List<JsonNode> components(String file) throws IOException {
        try (InputStream json = ComponentsTest.class.getResourceAsStream(file)) {
            assumeFalse(
                    json == null && System.getProperty("hexpay.build", "").equals("offline=true"),
                    "an offline build makes no bill");
            JsonNode bom = new ObjectMapper().readTree(json);
            assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
            return StreamSupport.stream(bom.path("components").spliterator(), false)
                    .toList();
        }
    }

    private static Set<String> names(List<JsonNode> components) {
        return components.stream()
                .map(component -> component.path("group").asText() + ":"
                        + component.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** The licences that a user may choose from. */
    private static List<String> licences(JsonNode component) {
        return component.findValues("license").stream()
                .map(licence ->
                        licence.path("id").asText() + licence.path("name").asText())
                .toList();
    }

    @Test
    void bill_lists_what_is_used_at_run_time_and_nothing_else() throws IOException {
        assertThat(names(components(SERVER)))
                .contains(
                        "org.postgresql:postgresql",
                        "io.javalin:javalin",
                        "org.eclipse.angus:angus-mail",
                        "com.stripe:stripe-java")
                .doesNotContain("org.junit.jupiter:junit-jupiter-api", "com.anji-plus:captcha");
        assertThat(names(components(LIBRARY)))
                .contains("org.jdbi:jdbi3-core", "dev.hexpay:hexpay-payments-domain")
                .doesNotContain("io.javalin:javalin", "com.h2database:h2", "com.stripe:stripe-java");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, LIBRARY})
    void every_component_can_be_used_without_the_gpl(String file) throws IOException {
        assertThat(components(file))
                .isNotEmpty()
                .allSatisfy(component -> assertThat(licences(component))
                        .as(component.path("purl").asText())
                        .anyMatch(licence -> !isGpl(licence)));
    }

    private static boolean isGpl(String licence) {
        // The GPL with the classpath exception may be linked; the LGPL may, too.
        return licence.matches("(?i).*(\\bA?GPL\\b|(?<!lesser )general public).*")
                && !licence.matches("(?i).*classpath.*");
    }
}
