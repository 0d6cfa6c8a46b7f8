package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README keeps its promises: its commands are run as they stand there. */
class ReadmeTest {
    private static final Pattern EXECUTED =
            Pattern.compile("<!-- executed by ReadmeTest -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("`(HEXPAY_[A-Z_]+)`");

    @Test
    void readme_commands_work(@TempDir Path dataDir) throws IOException, InterruptedException {
        Matcher block = EXECUTED.matcher(readme());
        assertThat(block.find()).isTrue();
        try (TestServer server = TestServer.start(TestDatabase.H2, dataDir)) {
            ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail", "-c", block.group(1));
            bash.environment()
                    .putAll(Map.of(
                            "SERVER", server.address(), "KEY", server.sandbox().key()));
            Process process = bash.redirectErrorStream(true).start();

            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output.lines()).hasSize(2);
            assertThat(output.lines().findFirst().orElseThrow())
                    .contains("\"status\":\"succeeded\"", "\"amountTotal\":2975");
            assertThat(output).contains("\"kind\":\"charge\",\"status\":\"succeeded\"");
        }
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
