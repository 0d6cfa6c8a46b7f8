package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README exactly as they are printed there. */
class ReadmeTest {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(HEXPAY_[A-Z_]+)` \\|");

    @Test
    void readme_commands_work(@TempDir Path dataDir) throws IOException, InterruptedException {
        List<String> blocks = requestBlocks();
        assertThat(blocks).hasSize(2);
        try (TestServer server = TestServer.start(TestDatabase.H2, dataDir)) {
            String output = run(String.join("echo '#'\n", blocks), server);

            String[] outputs = output.split("#\n");
            assertThat(outputs).as(output).hasSize(2);
            assertThat(output).doesNotContain("\"success\":false");
            assertThat(outputs[0].lines().findFirst().orElseThrow())
                    .contains("\"status\":\"succeeded\"", "\"amountTotal\":2975");
            assertThat(outputs[0]).contains("\"kind\":\"charge\",\"status\":\"succeeded\"");
            assertThat(outputs[1])
                    .containsSubsequence(
                            "\"invoiceNumber\":\"INV-0001\"",
                            "\"expiresAt\":",
                            "\"sent\":true",
                            "\"object\":\"transaction\"",
                            "\"amountRefunded\":500",
                            "\"number\":\"CN-0001\"",
                            "\"object\":\"payment_method\"");
        }
    }

    /** The blocks that send requests; later blocks use the variables of earlier ones. */
    private static List<String> requestBlocks() throws IOException {
        return SHELL_BLOCK
                .matcher(readme())
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("$SERVER"))
                .toList();
    }

    /** A new block needs a test that runs it. */
    @Test
    void each_block_is_run_by_a_test() throws IOException {
        assertThat(ANY_BLOCK.matcher(readme()).results().filter(block -> !isRun(block.group(1), block.group(2))))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    private static boolean isRun(String language, String block) {
        return switch (language) {
            case "sh" -> block.contains("$SERVER") || block.lines().allMatch(ReadmeTest::isCommand);
            // In EmbeddingGuideTest.
            case "java" -> true;
            // The start is compared in TerminalOutputTest, the request sent in RequestsInProseTest, the rest is a
            // drawing.
            default -> language.isEmpty() && (block.matches("(?s)(Hexpay [0-9]|POST /).*") || block.contains("──"));
        };
    }

    /** What FirstMinutesTest runs, and tests. */
    private static boolean isCommand(String line) {
        return line.matches(
                "(\\./hexpay serve|\\./hexpay link 25\\.00 eur \"First payment\" --open|mvn .*|#.*|  -D.*|)");
    }

    private static String run(String script, TestServer server) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail", "-c", script);
        bash.environment()
                .putAll(Map.of(
                        "SERVER", server.address(), "KEY", server.sandbox().key()));
        Process process = bash.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void readme_lists_every_setting() throws IOException {
        assertThat(SETTING.matcher(readme())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ConfigurationReader.read(Map.of()).masked().keySet());
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "..", "README.md"));
    }
}
