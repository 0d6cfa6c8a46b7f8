package dev.hexpay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.testing.openapi.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A merchant's client. It knows only the server's URL, an API key and the API contract. */
final class ApiClient {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final String key;
    private final Map<String, String> ownHeaders;

    ApiClient(String address, String key) {
        this(address, key, Map.of());
    }

    private ApiClient(String address, String key, Map<String, String> ownHeaders) {
        this.address = address;
        this.key = key;
        this.ownHeaders = ownHeaders;
    }

    /** The same client, which asks for this version of the API. */
    ApiClient inVersion(String version) {
        return new ApiClient(address, key, Map.of("Commet-Version", version));
    }

    /** A response of the API; {@code text} is its exact body. */
    record ApiResponse(int status, String text, JsonNode json, Map<String, String> headers) {
        JsonNode data() {
            return json.path("data");
        }

        String code() {
            return json.path("error").path("code").asText();
        }

        String id() {
            return data().path("id").asText();
        }
    }

    String key() {
        return key;
    }

    ApiResponse get(String path) {
        return send("GET", path, null, Map.of());
    }

    ApiResponse post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    ApiResponse postIdempotent(String path, String body, String idempotencyKey) {
        return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    ApiResponse send(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        ownHeaders.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            String text = new String(response.body(), StandardCharsets.UTF_8);
            Map<String, String> responseHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> responseHeaders.put(name, values.get(0)));
            DocumentedApi.check(
                    address,
                    new Exchange(method, path, body == null ? "" : body, response.statusCode(), responseHeaders, text));
            return new ApiResponse(response.statusCode(), text, JSON.readTree(text), responseHeaders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates a payment link for this amount in EUR. */
    ApiResponse createLink(long amount) {
        return post("/payments", createLink("eur", amount));
    }

    static String createLink(String currency, long amount) {
        return "{\"amount\":%d,\"currency\":\"%s\",\"description\":\"Consulting\"}".formatted(amount, currency);
    }

    static String charge(String customer, long amount) {
        return "{\"customerId\":\"%s\",\"amount\":%d,\"currency\":\"eur\",\"description\":\"Renewal\"}"
                .formatted(customer, amount);
    }
}
