package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server in its own process writes to standard error. */
@Timeout(120)
class JsonLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINK = "{\"amount\":1,\"currency\":\"eur\",\"description\":\"A\"}";

    @TempDir
    private Path root;

    private final int port = freePort();
    private String key = "";

    @Test
    void every_line_of_a_running_server_is_a_json_object_with_fields() throws Exception {
        for (JsonNode line : linesOfAServer("JSON")) {
            assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.path("logger").asText()).isNotEmpty();
            assertThat(line.path("thread").asText()).isNotEmpty();
            assertThat(line.path("message").asText()).isNotEmpty().doesNotContain("{}");
            assertThat(line.toString()).doesNotContain(key, "t0ken", "secret-of-a-query");
        }
    }

    @Test
    void each_request_of_a_running_server_is_a_line_with_its_fields() throws Exception {
        List<JsonNode> lines = linesOfAServer("json");

        assertThat(lines).filteredOn(line -> line.has("route")).hasSize(3);
        assertRequest(lines, "req_list", "GET", "/payments", 400);
        assertRequest(lines, "req_page", "GET", "/pay/{token}", 404);
        assertRequest(lines, "req_slow", "POST", "/api/v1/payments", 201);
    }

    private static void assertRequest(List<JsonNode> lines, String id, String method, String route, int status) {
        JsonNode line = lines.stream()
                .filter(each -> each.path("requestId").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + lines));
        assertThat(line.path("method").asText()).isEqualTo(method);
        assertThat(line.path("route").asText()).isEqualTo(route);
        assertThat(line.path("status").isInt()).isTrue();
        assertThat(line.path("status").asInt()).isEqualTo(status);
        assertThat(line.path("milliseconds").isIntegralNumber()).isTrue();
        assertThat(line.path("clientAddress").asText()).isEqualTo("203.0.113.7");
    }

    @Test
    void text_lines_of_requests_contain_the_address_of_the_client() throws Exception {
        assertThat(logOfAServer("text"))
                .anyMatch(line -> line.matches(".* GET /payments 400 \\d+ ms req_list 203\\.0\\.113\\.7"))
                .anyMatch(line -> line.matches(".* GET /pay/\\{token} 404 \\d+ ms req_page 203\\.0\\.113\\.7"));
    }

    private List<JsonNode> linesOfAServer(String format) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : logOfAServer(format)) {
            JsonNode parsed = JSON.readTree(line);
            assertThat(parsed.isObject()).as(line).isTrue();
            lines.add(parsed);
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    /** The log of a server that three requests have reached, one of them in pieces. */
    private List<String> logOfAServer(String format) throws Exception {
        Path log = root.resolve("log");
        Process process = start(format, log);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null && !line.startsWith("Ready"); line = out.readLine()) {
                key = line.strip().startsWith("ck_sandbox_") ? line.strip() : key;
            }
            assertThat(key).as(Files.readString(log)).isNotEmpty();
            send("GET /payments?secret-of-a-query=1 HTTP/1.1\r\n" + headers("req_list", ""), "");
            send("GET /pay/t0ken?secret-of-a-query=1 HTTP/1.1\r\n" + headers("req_page", ""), "");
            String body = "Content-Type: application/json\r\nContent-Length: " + LINK.length() + "\r\n";
            send("POST /api/v1/payments HTTP/1.1\r\n" + headers("req_slow", body), LINK);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log);
    }

    private String headers(String id, String more) {
        return "Host: a\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.7\r\nx-api-key: " + key
                + "\r\nx-request-id: " + id + "\r\n" + more + "\r\n";
    }

    private void send(String head, String body) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(200);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    private Process start(String format, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hexpay.bootstrap.cli.Main",
                "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("HEXPAY_"));
        builder.environment()
                .putAll(Map.of(
                        "HEXPAY_LOG",
                        format,
                        "HEXPAY_PORT",
                        Integer.toString(port),
                        "HEXPAY_PUBLIC_URL",
                        "http://127.0.0.1:" + port,
                        "HEXPAY_TRUSTED_PROXIES",
                        "127.0.0.0/8",
                        "HEXPAY_DATA_DIR",
                        root.resolve("data").toString()));
        return builder.redirectError(log.toFile()).start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("no port is free", e);
        }
    }
}
