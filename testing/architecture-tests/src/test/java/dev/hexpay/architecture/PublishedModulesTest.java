package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The poms of what is published. What a library may depend on is enforced by the poms themselves. */
class PublishedModulesTest {
    private static final Pattern OWN_ARTIFACT = Pattern.compile("<artifactId>(hexpay-.*?)</artifactId>");
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern SCOPE = Pattern.compile("<scope>(.*?)</scope>");
    private static final Pattern MODULE_NAME = Pattern.compile("<module.name>(.*?)</module.name>");

    private final Project project = Project.find();

    private String pom(String directory) {
        return PARENT.matcher(project.read(directory + "/pom.xml")).replaceAll("");
    }

    private boolean isPublished(String directory) {
        return !directory.equals("bom") && !pom(directory).contains("<maven.install.skip>true</maven.install.skip>");
    }

    private List<String> published() {
        return project.directories().stream().filter(this::isPublished).toList();
    }

    private static String artifact(String directory) {
        return "hexpay-" + directory.substring(directory.lastIndexOf('/') + 1);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void only_the_testkit_of_the_test_modules_is_published() {
        assertThat(published())
                .filteredOn(directory -> directory.startsWith("testing/"))
                .containsExactly("testing/payments-testkit");
    }

    @Test
    void name_of_each_artifact_is_that_of_its_directory_after_hexpay() {
        assertThat(project.directories())
                .allSatisfy(directory ->
                        assertThat(all(OWN_ARTIFACT, pom(directory)).get(0)).isEqualTo(artifact(directory)));
    }

    @Test
    void bom_has_the_published_modules_and_nothing_else() {
        String bom = project.read("bom/pom.xml");
        Set<String> expected =
                published().stream().map(PublishedModulesTest::artifact).collect(Collectors.toCollection(TreeSet::new));
        expected.add("hexpay-bom");

        assertThat(all(OWN_ARTIFACT, bom)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bom).doesNotContain("<parent>", "<scope>import</scope>");
    }

    @Test
    void bom_has_the_version_of_the_root() {
        assertThat(all(VERSION, project.read("bom/pom.xml")).get(0))
                .isEqualTo(all(VERSION, project.read("pom.xml")).get(0));
    }

    @Test
    void module_name_of_each_jar_is_its_root_package() {
        assertThat(published())
                .allSatisfy(directory -> assertThat(all(MODULE_NAME, pom(directory)))
                        .containsExactly("dev.hexpay."
                                + Module.ofDirectory(directory).orElseThrow().packageName()));
    }

    @Test
    void webhook_verifier_needs_nothing_at_run_time() {
        String pom = pom("webhook-verifier");

        assertThat(all(DEPENDENCY, pom))
                .isNotEmpty()
                .allSatisfy(dependency ->
                        assertThat(all(SCOPE, dependency)).hasSize(1).isSubsetOf("provided", "test"));
    }
}
