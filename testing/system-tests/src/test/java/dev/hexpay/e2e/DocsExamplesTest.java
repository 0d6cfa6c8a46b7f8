package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)[^\\n]*\\n(.*?)^ *```$");
    private static final Pattern STATUS = Pattern.compile("(?m)^#status ([0-9]+)$");
    private static final Pattern VECTOR = Pattern.compile("(?m)^\\| (secret|body|webhook-[a-z]+) \\| `(.*)` \\|$");
    private static final Set<String> EXECUTED = Set.of("sh", "js", "java");
    private static final Set<String> PAGES =
            Set.of("/docs.md", "/docs/test-cards.md", "/docs/webhooks.md", "/docs/idempotency.md", "/docs/tax.md");

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
                .containsExactlyInAnyOrder(languages.split(" "));

        run(List.of("bash", "-euo", "pipefail", file("page.sh", shell(blocks))));
        for (MatchResult block : blocks) {
            switch (block.group(1)) {
                case "js" -> run(List.of("node", file("page.cjs", block.group(2))));
                case "java" -> run(List.of(javaLauncher(), file("Page.java", block.group(2))));
                default -> {
                    // The shell has run them together, and the next test looks at the others.
                }
            }
        }
    }

    @Test
    void each_block_of_each_page_is_checked() throws Exception {
        List<String> seen = new ArrayList<>(List.of(server.address() + "/docs.md"));
        for (int i = 0; i < seen.size(); i++) {
            String page = seen.get(i).substring(server.address().length());
            String markdown = markdown(seen.get(i));
            assertThat(blocks(markdown)).as(page).allMatch(block -> isChecked(page, block.group(1)));
            LINK.matcher(markdown)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !seen.contains(link))
                    .distinct()
                    .forEach(seen::add);
        }
        assertThat(seen).hasSizeGreaterThan(5);
    }

    /** Whether a block in a language is executed on a page, or compared with what it shows. */
    private static boolean isChecked(String page, String language) {
        return switch (language) {
            case "http" -> page.startsWith("/docs/reference");
            // Examples of the OpenAPI document, and in WebhookDocumentTest.
            case "json" -> page.matches("/docs/(reference|errors)\\b.*|/docs/webhooks\\.md");
            // In EventCommandsTest.
            case "console" -> page.equals("/docs/webhooks.md");
            // In the tests of the transition rules.
            case "mermaid" -> page.equals("/docs/states.md");
            default -> EXECUTED.contains(language) && PAGES.contains(page);
        };
    }

    @Test
    void receiver_in_javascript_accepts_the_test_vector_and_nothing_else() throws Exception {
        String page = markdown("/docs/webhooks.md");
        String receiver = blocks(page).stream()
                .filter(block -> block.group(1).equals("js"))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow();
        StringBuilder vector = new StringBuilder();
        for (MatchResult row : VECTOR.matcher(page).results().toList()) {
            vector.append("vector['%s'] = '%s';\n".formatted(row.group(1), row.group(2)));
        }

        run(List.of(
                "node",
                file("receiver.cjs", receiver + "const vector = {};\n" + vector + resource("receiver-check.js.txt"))));
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(DocsExamplesTest.class.getResourceAsStream(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String shell(List<MatchResult> blocks) {
        StringBuilder script = new StringBuilder();
        for (MatchResult block : blocks) {
            if (block.group(1).equals("sh")) {
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
