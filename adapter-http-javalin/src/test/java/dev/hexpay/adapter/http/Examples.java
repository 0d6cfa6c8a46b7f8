package dev.hexpay.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records the examples of the OpenAPI documents, if the system property {@code hexpay.examples} names their file. They are
 * recorded once and kept; tests compare them with the documents.
 */
final class Examples {
    private static final String FILE = System.getProperty("hexpay.examples");
    private static final Map<String, ObjectNode> OPERATIONS = new TreeMap<>();

    private Examples() {}

    /** Records a request and its response in a version. */
    static void record(String route, @Nullable String request, String version, Reply reply) {
        if (FILE == null || route.startsWith("HEAD ")) {
            return;
        }
        ObjectNode operation = OPERATIONS.computeIfAbsent(route, added -> Client.MAPPER.createObjectNode());
        try {
            if (request != null && request.startsWith("{")) {
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
