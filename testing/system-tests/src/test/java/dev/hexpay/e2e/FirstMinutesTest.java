package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first: start a server at a terminal, create a link, stop the server. */
@Timeout(180)
class FirstMinutesTest {
    private static final String CTRL_C = "\u0003";

    @TempDir
    private Path dataDir;

    @TempDir
    private Path programs;

    private Map<String, String> settings;

    @BeforeEach
    void configure() {
        settings = TestServer.settings(TestDatabase.H2, dataDir);
    }

    @Test
    void start_at_a_terminal_prints_a_block_and_ctrl_c_says_that_it_stops() throws Exception {
        String server = settings.get("HEXPAY_PUBLIC_URL");
        Process terminal = ServerProcess.commandAtTerminal(settings, "serve");
        try (BufferedReader out = terminal.inputReader(StandardCharsets.UTF_8)) {
            List<String> block = linesUntil(out, "  stop  ");
            assertThat(block)
                    .anyMatch(line -> line.matches("Hexpay [0-9.]+\\S*, ready in \\d+\\.\\d s"))
                    .contains(
                            "  address         " + server,
                            "  documentation   " + server + "/docs",
                            "  a payment link  ./hexpay link 25.00 eur \"First payment\" --open",
                            "                  HEXPAY_PUBLIC_URL=" + server)
                    .anyMatch(line -> line.matches("  sandbox key     ck_sandbox_\\S{64}  \\(shown only now\\)"))
                    .noneMatch(line -> line.contains("HEXPAY_HOST") || line.startsWith("Ready"));

            String url = FirstStartTest.output(settings, 0, "link", "25.00", "eur", "First payment");
            assertThat(url).matches(server + "/pay/\\S+\n");
            assertThat(page(url.strip())).contains("First payment", "25.00");

            terminal.outputWriter(StandardCharsets.UTF_8).append(CTRL_C).flush();
            terminal.outputWriter(StandardCharsets.UTF_8).append(CTRL_C).flush();
            assertThat(linesUntil(out, "stopped"))
                    .anyMatch(line -> line.contains("stopping"))
                    .noneMatch(line -> line.contains("Exception"));
            assertThat(terminal.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(terminal.exitValue()).isZero();
        } finally {
            terminal.destroyForcibly();
        }
    }

    @Test
    void link_of_the_operator_has_its_amount_customer_and_expiry() throws Exception {
        try (ServerProcess server = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
            String customer = api.post("/customers", "{\"email\":\"ada@example.com\"}")
                    .data()
                    .path("id")
                    .asText();
            Instant before = Instant.now();

            // 500 characters of three bytes are the longest request.
            String text = "€".repeat(500);
            String url = output(0, "link", "1500", "jpy", text, "--customer", customer, "--expires-in", "7d");

            JsonNode link = api.get("/payments").data().get(0);
            assertThat(link.path("url").asText()).isEqualTo(url);
            assertThat(link.path("amountSubtotal").asLong()).isEqualTo(1500);
            assertThat(link.path("currency").asText()).isEqualTo("jpy");
            assertThat(link.path("description").asText()).isEqualTo(text);
            assertThat(link.path("customerId").asText()).isEqualTo(customer);
            assertThat(Instant.parse(link.path("expiresAt").asText()))
                    .isBetween(
                            before.plus(Duration.ofDays(7)).minusSeconds(1),
                            Instant.now().plus(Duration.ofDays(7)));
        }
    }

    @Test
    void link_with_a_key_is_created_through_the_api_of_the_configured_server() throws Exception {
        try (ServerProcess server = ServerProcess.serve(settings)) {
            settings.put("HEXPAY_API_KEY", server.printedKey());
            // No server runs on it.
            Map<String, String> elsewhere = new HashMap<>(settings);
            elsewhere.put("HEXPAY_DATA_DIR", programs.toString());

            String url = FirstStartTest.output(elsewhere, 0, "link", "25.00", "eur", "Tea")
                    .strip();

            assertThat(page(url)).contains("Tea", "25.00");
        }
    }

    @Test
    void link_that_the_server_rejects_is_an_error_on_one_line() throws Exception {
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(output(1, "link", "25.00", "eur", "Tea", "--customer", "cus_unknown"))
                    .isEmpty();
            assertThat(output(1, "link", "25.00", "eur", "Tea", "--mode", "live"))
                    .isEmpty();
            FirstStartTest.output(settings, 0, "organizations", "create", "Second Shop");
            assertThat(output(1, "link", "25.00", "eur", "Tea")).isEmpty();

            assertThat(ServerProcess.errors(settings))
                    .contains(
                            "hexpay: No such customer.\n",
                            "hexpay: No payment provider is configured for live mode.\n",
                            "hexpay: there are several organizations: name one with --organization\n")
                    .doesNotContain("Exception");
            assertThat(new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey())
                            .get("/payments")
                            .data())
                    .isEmpty();
        }
    }

    @Test
    void open_starts_the_browser_and_says_so_when_there_is_none() throws Exception {
        Path opened = programs.resolve("opened");
        settings.put("PATH", programs.toString());
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String unopened = output(0, "link", "25.00", "eur", "Tea", "--open");
            assertThat(unopened).contains("/pay/");
            assertThat(ServerProcess.errors(settings))
                    .contains("hexpay: no browser can be opened here; open the URL yourself\n");

            Path browser = programs.resolve("xdg-open");
            Files.writeString(browser, "#!/bin/sh\necho \"$1\" > " + opened + "\n");
            assertThat(browser.toFile().setExecutable(true)).isTrue();

            String url = output(0, "link", "25.00", "eur", "Tea", "--open");

            assertThat(Files.readString(opened)).isEqualTo(url + "\n");
            assertThat(server.pid()).isPositive();
        }
    }

    @Test
    void stop_names_the_request_that_it_waits_for() throws Exception {
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String body = "{\"amount\":100,\"currency\":\"eur\",\"description\":\"Tea\"}";
            String head = "POST /payments HTTP/1.1\r\nx-api-key: " + server.printedKey()
                    + "\r\nContent-Type: application/json";

            assertThat(stoppedDuring(server, settings.get("HEXPAY_PORT"), head, body))
                    .startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void stop_names_the_request_to_the_operator_page_that_it_waits_for() throws Exception {
        settings.put("HEXPAY_OPERATOR", Integer.toString(TestServer.freePort()));
        try (ServerProcess server = ServerProcess.serve(settings)) {
            String body = "apiKey=" + server.printedKey();
            String head = "POST /operator/login HTTP/1.1\r\nSec-Fetch-Site: same-origin"
                    + "\r\nContent-Type: application/x-www-form-urlencoded";

            assertThat(stoppedDuring(server, settings.get("HEXPAY_OPERATOR"), head, body))
                    .startsWith("HTTP/1.1 303 ");
        }
    }

    /** The response to a request whose body arrives after the server was stopped. */
    private String stoppedDuring(ServerProcess server, String port, String head, String body) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            socket.setSoTimeout(30_000);
            OutputStream request = socket.getOutputStream();
            request.write((head + "\r\nHost: a\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body.charAt(0))
                    .getBytes(StandardCharsets.US_ASCII));
            request.flush();
            TimeUnit.SECONDS.sleep(1);

            signal(server, "TERM");
            awaitLog("stopping: 1 request in flight");
            signal(server, "INT");
            signal(server, "INT");
            request.write(body.substring(1).getBytes(StandardCharsets.US_ASCII));
            request.flush();

            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(server.terminate()).isZero();
            assertThat(ServerProcess.errors(settings)).endsWith(" stopped\n").doesNotContain("Exception");
            return response;
        }
    }

    private static void signal(ServerProcess server, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private void awaitLog(String text) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!ServerProcess.errors(settings).contains(text)) {
            assertThat(Instant.now()).as(ServerProcess.errors(settings)).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String output(int exitCode, String... arguments) throws IOException, InterruptedException {
        return FirstStartTest.output(settings, exitCode, arguments).strip();
    }

    /** The lines to the first one that begins like this. */
    private static List<String> linesUntil(BufferedReader out, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith(last)) {
                return lines;
            }
        }
        throw new AssertionError("the process ended: " + lines);
    }

    private static String page(String url) {
        HttpResult page = HttpResult.get(url);
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }
}
