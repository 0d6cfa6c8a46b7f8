package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Java of the documents is in sources that are compiled and run: those of the consumers, which have their own builds, and
 * the tests of the verifier.
 */
class EmbeddingGuideTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guides/embedding.md", "docs/guides/verify-webhooks.md"})
    void each_java_block_is_part_of_a_compiled_source(String document) throws IOException {
        List<List<String>> sources = sources();
        List<String> blocks = javaBlocks(document);

        assertThat(blocks).isNotEmpty();
        assertThat(blocks)
                .allSatisfy(block -> assertThat(sources)
                        .as(block)
                        .anySatisfy(source -> assertThat(source).containsSubsequence(lines(block))));
    }

    @Test
    void consumers_use_the_published_names() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guides/embedding.md"));
        String pom = Files.readString(ROOT.resolve("testing/consumers/own-database/pom.xml"));

        assertThat(guide).contains("<artifactId>hexpay-payments-embedded</artifactId>");
        assertThat(pom).contains("<artifactId>hexpay-payments-embedded</artifactId>");
    }

    private static List<String> javaBlocks(String document) throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static List<List<String>> sources() throws IOException {
        try (Stream<Path> consumers = Files.walk(ROOT.resolve("testing/consumers"));
                Stream<Path> verifier = Files.walk(ROOT.resolve("webhook-verifier/src/test/java"))) {
            return Stream.concat(consumers, verifier)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(EmbeddingGuideTest::read)
                    .map(EmbeddingGuideTest::lines)
                    .toList();
        }
    }

    /** The lines without indentation, which differs in a document, and without empty ones. */
    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
