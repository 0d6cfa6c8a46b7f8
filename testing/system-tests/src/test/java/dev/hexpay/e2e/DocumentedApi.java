package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.testing.openapi.Exchange;
import dev.hexpay.testing.openapi.OpenApiValidator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compares what the clients of the tests send and receive with the OpenAPI documents of the server. */
final class DocumentedApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Map<String, OpenApiValidator> VALIDATORS = new ConcurrentHashMap<>();

    private DocumentedApi() {}

    /**
     * Requires that the document describes the response, and allows the request if it succeeded. A replayed response is that
     * of an earlier request, and can be one of an earlier release.
     */
    static void check(String address, Exchange exchange) throws IOException, InterruptedException {
        if (exchange.headers().containsKey("Idempotent-Replayed")) {
            return;
        }
        String version = exchange.headers().getOrDefault("Commet-Version", "none");
        OpenApiValidator validator = VALIDATORS.get(version);
        if (validator == null) {
            validator = fetch(address, version);
            VALIDATORS.put(version, validator);
        }
        assertThat(validator.validate(exchange))
                .as("%s %s: %s %s", exchange.method(), exchange.target(), exchange.status(), exchange.response())
                .isEmpty();
    }

    private static OpenApiValidator fetch(String address, String version) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/openapi.json?version=" + version))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new OpenApiValidator(JSON.readTree(response.body()));
    }
}
