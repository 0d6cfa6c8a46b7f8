package dev.hexpay.bootstrap.developer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A client of the API. */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String server;
    private final String apiKey;

    private ApiClient(String server, String apiKey) {
        this.server = server.replaceAll("/+$", "");
        this.apiKey = apiKey;
    }

    /**
     * A client of the sandbox of the server at this URL.
     *
     * @throws ConfigurationException when the key is not one of the sandbox: these tools make payments and forward the
     *     data of payers
     */
    public static ApiClient ofSandbox(String server, String apiKey) {
        return inMode(Mode.SANDBOX, server, apiKey);
    }

    /**
     * A client of the server at this URL.
     *
     * @throws ConfigurationException when the key is one of another mode
     */
    public static ApiClient inMode(Mode mode, String server, String apiKey) {
        String word = WireName.of(mode);
        if (!apiKey.startsWith("ck_" + word + "_")) {
            throw new ConfigurationException(
                    "HEXPAY_API_KEY must be a key of " + (mode.isLive() ? "live mode" : "the sandbox")
                            + ": create one with ./hexpay keys create --mode " + word);
        }
        return new ApiClient(server, apiKey);
    }

    /** The response to a GET; an error is a {@link ConfigurationException}. */
    JsonNode get(String path) {
        return required(send(request(path).GET()));
    }

    /** The data of the response to a POST; an error is a {@link ConfigurationException}. */
    JsonNode post(String path, Map<String, ?> body) {
        return required(responseTo(path, body)).path("data");
    }

    /** The response to a POST, also when it is an error. */
    Response responseTo(String path, Map<String, ?> body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(write(body))));
    }

    /** The response to a PUT; an error is a {@link ConfigurationException}. */
    JsonNode put(String path, Map<String, ?> body) {
        return required(send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(write(body)))));
    }

    /** A status and a JSON body. */
    record Response(int status, JsonNode body) {}

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TIMEOUT)
                .header("x-api-key", apiKey);
    }

    private Response send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Response(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("no Hexpay server answers at " + server);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "no server answers at " + server + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("interrupted");
        }
    }

    private static JsonNode required(Response response) {
        if (response.status() >= FIRST_ERROR) {
            throw new ConfigurationException("the server answered with " + response.status() + ": "
                    + response.body().path("error").path("message").asText());
        }
        return response.body();
    }

    /** The value as JSON. */
    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
