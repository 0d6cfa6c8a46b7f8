package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.config.ShownSetting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerminalOutputTest {
    private static final Pattern README_BLOCK = Pattern.compile("(?s)```\\n(Hexpay [0-9].*?)```");

    @Test
    void lines_of_a_block_are_aligned() {
        StartBlock block =
                new StartBlock("Hexpay").line("a", "1").line("longer name", "2").line("", "3");

        assertThat(block.text()).isEqualTo("""

                Hexpay

                  a            1
                  longer name  2
                               3

                """);
    }

    @Test
    void first_start_shows_addresses_and_the_key() {
        assertThat(ready(Map.of(), new ApiKeySecret("ck_sandbox_1"))).matches("""

                Hexpay 1\\.2\\.3, ready in \\d+\\.\\d s

                  address         http://localhost:8080
                  documentation   http://localhost:8080/docs
                  operator page   http://localhost/operator/login/secret  \\(once, within ten minutes\\)
                  sandbox key     ck_sandbox_1  \\(shown only now\\)
                  a payment link  \\./hexpay link 25\\.00 eur "First payment" --open
                  stop            Ctrl-C

                """);
    }

    @Test
    void readme_shows_the_lines_of_the_first_start() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(README_BLOCK.matcher(readme).results().map(block -> comparable(block.group(1))))
                .containsExactly(comparable(ready(Map.of(), new ApiKeySecret("ck_sandbox_1"))));
    }

    /** The block without the version, the time, and what is different in every first start. */
    private static String comparable(String block) {
        return block.strip()
                .replaceAll("[0-9]+\\.[0-9.]*[0-9]", "N")
                .replaceAll("ck_sandbox_\\S+", "KEY")
                .replaceAll("http://localhost\\S*/operator/login/\\S+", "LOGIN");
    }

    @Test
    void later_start_shows_the_settings_that_are_no_defaults() {
        String text = ready(
                Map.of(
                        "HEXPAY_PORT", "9000",
                        "HEXPAY_HOST", "127.0.0.1",
                        "HEXPAY_DATABASE_PASSWORD", "hush",
                        "HEXPAY_SELLER_NAME", "Acme"),
                null);

        assertThat(text)
                .contains("""
                          settings        HEXPAY_PORT=9000
                                          HEXPAY_DATABASE_PASSWORD=(set)
                                          HEXPAY_SELLER_NAME=Acme
                          stop  \
                        """)
                .contains("  address         http://localhost:9000\n")
                .doesNotContain("sandbox key", "HEXPAY_HOST", "HEXPAY_DATABASE_URL", "hush");
    }

    private static String ready(Map<String, String> environment, @Nullable ApiKeySecret firstKey) {
        Configuration configuration = ConfigurationReader.read(environment);
        StringWriter written = new StringWriter();
        TerminalOutput output = new TerminalOutput("Hexpay 1.2.3", System.nanoTime(), new PrintWriter(written));
        output.starting(ShownSetting.all(environment, configuration));
        output.ready(configuration, new StartedAccess(firstKey, () -> "http://localhost/operator/login/secret"));
        return written.toString();
    }
}
