package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the examples of the documentation as a server shows them, on that server. */
class DocsExamplesTest {
    private static final Pattern LINK = Pattern.compile("]\\((http[^)\\s]*/docs[^)\\s#]*\\.md)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)[^\\n]*\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("(?m)^#status ([0-9]+)$");
    private static final Set<String> EXECUTED = Set.of("sh", "bash", "js", "javascript", "java");
    /** Commands of the operator, JSON and HTTP, which other tests check, and receivers in languages that need not be here. */
    private static final Set<String> SHOWN = Set.of("console", "json", "http", "mermaid", "python", "go", "php");

    private static TestServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start(@TempDir Path dataDir) {
        server = TestServer.start(TestDatabase.H2, dataDir);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String markdown(String path) throws IOException, InterruptedException {
        String url = path.startsWith("http") ? path : server.address() + path;
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static List<MatchResult> blocks(String markdown) {
        return BLOCK.matcher(markdown).results().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs.md, sh js java",
        "/docs/test-cards.md, sh",
        "/docs/webhooks.md, sh js",
        "/docs/idempotency.md, sh js",
        "/docs/tax.md, sh"
    })
    void examples_of_a_page_run_in_their_order(String page, String languages) throws Exception {
        List<MatchResult> blocks = blocks(markdown(page));
        assertThat(blocks.stream().map(block -> block.group(1)).distinct().filter(EXECUTED::contains))
                .containsExactly(languages.split(" "));

        run(List.of("bash", "-euo", "pipefail", file("page.sh", shell(blocks))));
        for (MatchResult block : blocks) {
            switch (block.group(1)) {
                case "js", "javascript" -> run(List.of("node", file("page.cjs", block.group(2))));
                case "java" -> run(List.of(javaLauncher(), file("Page.java", block.group(2))));
                default ->
                    assertThat(EXECUTED.contains(block.group(1)) || SHOWN.contains(block.group(1)))
                            .as(block.group())
                            .isTrue();
            }
        }
    }

    @Test
    void no_other_page_has_examples_that_could_run() throws Exception {
        Set<String> executed =
                Set.of("/docs.md", "/docs/test-cards.md", "/docs/webhooks.md", "/docs/idempotency.md", "/docs/tax.md");
        List<String> seen = new ArrayList<>(List.of(server.address() + "/docs.md"));
        for (int i = 0; i < seen.size(); i++) {
            String markdown = markdown(seen.get(i));
            for (MatchResult block : blocks(markdown)) {
                assertThat(executed.contains(
                                        seen.get(i).substring(server.address().length()))
                                || !EXECUTED.contains(block.group(1)))
                        .as(seen.get(i) + ": " + block.group())
                        .isTrue();
            }
            LINK.matcher(markdown)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !seen.contains(link))
                    .distinct()
                    .forEach(seen::add);
        }
        assertThat(seen).hasSizeGreaterThan(5);
    }

    private static String shell(List<MatchResult> blocks) {
        StringBuilder script = new StringBuilder();
        for (MatchResult block : blocks) {
            if (block.group(1).equals("sh") || block.group(1).equals("bash")) {
                script.append(block.group(2)).append('\n');
            }
        }
        return script.toString();
    }

    private static String javaLauncher() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /** Runs a program with the address of the server and a key; every request of curl must succeed. */
    private void run(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path curl = directory.resolve("curl");
        Path statuses = directory.resolve("statuses");
        Files.writeString(curl, """
                #!/bin/bash
                exec 3>>"$STATUSES"
                exec %s -w '%%{stderr}#status %%{http_code}\\n' "$@" 2>&3
                """.formatted(curlPath()));
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER", server.address(),
                        "KEY", key(),
                        "STATUSES", statuses.toString(),
                        "PATH", directory + ":" + System.getenv("PATH")));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output) + (Files.exists(statuses) ? Files.readString(statuses) : "");
        assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
        assertThat(text).doesNotContain("\"success\":false");
        if (command.get(0).equals("bash")) {
            assertThat(STATUS.matcher(Files.readString(statuses)).results().map(status -> status.group(1)))
                    .as(text)
                    .isNotEmpty()
                    .allMatch(status -> status.startsWith("2") || status.equals("303"));
        }
    }

    private static String curlPath() {
        return Files.isExecutable(Path.of("/usr/bin/curl")) ? "/usr/bin/curl" : "/usr/local/bin/curl";
    }

    private String key;

    /** One key for a page, whose examples use what those before them have made. */
    private String key() {
        if (key == null) {
            key = server.sandbox().key();
        }
        return key;
    }
}
