package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.testing.openapi.Exchange;
import dev.hexpay.testing.openapi.OpenApiValidator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what the clients of the tests send and receive with the OpenAPI documents of the server. */
final class Documented {
    private static final String MOUNTED = "/pay-api/";
    private static final Map<String, JsonNode> DOCUMENTS = new TreeMap<>();
    private static final Map<String, OpenApiValidator> VALIDATORS = new HashMap<>();

    static {
        try (TestServer server = new TestServer()) {
            for (ApiVersion version : ApiVersion.values()) {
                JsonNode document = fetch(server.port(), version.date());
                DOCUMENTS.put(version.date(), document);
                VALIDATORS.put(version.date(), new OpenApiValidator(document));
            }
        }
    }

    private Documented() {}

    /** The document of a version. */
    static JsonNode document(String version) {
        return DOCUMENTS.get(version);
    }

    private static JsonNode fetch(int port, String version) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/openapi.json?version=" + version);
        try {
            return Client.MAPPER.readTree(HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new AssertionError("no document", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * Requires that the document describes the response, and allows the request if it succeeded.
     *
     * @param body the body of the request; null when it is not known
     */
    static void check(@Nullable String body, HttpResponse<String> response) {
        if (response.headers().firstValue("x-request-id").isEmpty()) {
            // A route of the host application; AccessLogTest and HexpayRoutesTest require the header of ours.
            return;
        }
        URI uri = response.request().uri();
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        Exchange exchange = new Exchange(
                response.request().method(),
                target.startsWith(MOUNTED) ? target.substring(MOUNTED.length() - 1) : target,
                body,
                response.statusCode(),
                headers,
                response.body());
        String version = headers.getOrDefault("commet-version", ApiVersion.ENVELOPE.date());
        assertThat(VALIDATORS.get(version).validate(exchange))
                .as("%s %s in %s: %s %s", exchange.method(), target, version, exchange.status(), exchange.response())
                .isEmpty();
    }
}
