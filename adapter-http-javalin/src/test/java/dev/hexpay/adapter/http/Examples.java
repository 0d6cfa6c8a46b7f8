package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The examples of the OpenAPI documents and of the reference. They are recorded once and kept: each request is sent again,
 * and its response must be the recorded one but for ids and tokens. If the system property {@code hexpay.examples} names a
 * file, they are recorded there.
 */
final class Examples {
    private static final String FILE = System.getProperty("hexpay.examples");
    private static final Path KEPT =
            Path.of("src", "main", "resources", "dev", "hexpay", "adapter", "http", "api", "openapi", "examples.json");
    private static final Map<String, ObjectNode> OPERATIONS = new TreeMap<>();

    /** What differs with each run: ids, organizations, tokens, prefixes of keys, and the addresses of endpoints. */
    private static final Pattern VARYING = Pattern.compile("(?<=\\b[a-z]{1,9}_)[0-9A-Z]{26}\\b"
            + "|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
            + "|(?<=/(documents|pay)/)[^\"/]+"
            + "|(?<=\"ck_sandbox_)[\\w-]{4}(?=\")"
            + "|(?<=/hook/)\\d+");

    private Examples() {}

    /** Requires that the example of a route is this request and response, or records it. */
    static void check(String route, @Nullable String request, String version, Reply reply) {
        if (route.startsWith("HEAD ")) {
            return;
        }
        if (FILE == null) {
            requireKept(route, request, version, reply);
        } else {
            record(route, request, version, reply);
        }
    }

    private static void requireKept(String route, @Nullable String request, String version, Reply reply) {
        try {
            JsonNode example = Client.MAPPER.readTree(KEPT.toFile()).path(route);
            JsonNode response = example.path(version);
            assertThat(example.path("request"))
                    .isEqualTo(isJson(request) ? Client.MAPPER.readTree(request) : MissingNode.getInstance());
            assertThat(reply.status()).isEqualTo(response.path("status").asInt());
            assertThat(comparable(reply.body()))
                    .as("the recorded response")
                    .isEqualTo(comparable(response.path("body").toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String comparable(String body) throws IOException {
        return VARYING.matcher(Client.MAPPER.readTree(withoutSecrets(body)).toPrettyString())
                .replaceAll("...");
    }

    private static boolean isJson(@Nullable String request) {
        return request != null && request.startsWith("{");
    }

    private static void record(String route, @Nullable String request, String version, Reply reply) {
        ObjectNode operation = OPERATIONS.computeIfAbsent(route, added -> Client.MAPPER.createObjectNode());
        try {
            if (isJson(request)) {
                operation.set("request", Client.MAPPER.readTree(request));
            }
            JsonNode body = Client.MAPPER.readTree(withoutSecrets(reply.body()));
            operation.putObject(version).put("status", reply.status()).set("body", body);
            Files.writeString(
                    Path.of(FILE), Client.MAPPER.valueToTree(OPERATIONS).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutSecrets(String body) {
        return body.replaceAll("(ck_sandbox_|whsec_)[A-Za-z0-9+/=_-]{8,}", "$1xxxxxxxxxxxxxxxxxxxxxxxx");
    }
}
