package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Requests and responses of every operation in every version, as a server has sent them. */
final class RecordedExamples {
    private static final String RESOURCE = "examples.json";

    private final JsonNode operations;

    private RecordedExamples(JsonNode operations) {
        this.operations = operations;
    }

    static RecordedExamples read() {
        try (InputStream resource =
                Objects.requireNonNull(RecordedExamples.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new RecordedExamples(Json.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(RESOURCE + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of a request; a missing node when the operation has none. */
    JsonNode request(Operation operation) {
        return of(operation).path("request");
    }

    /** The body of the response; a missing node when the recorded one has another status. */
    JsonNode response(Operation operation, ApiVersion version, int status) {
        JsonNode response = of(operation).path(version.date());
        return response.path("status").asInt() == status ? response.path("body") : response.path("");
    }

    private JsonNode of(Operation operation) {
        return operations.path(operation.method().name() + " " + operation.path());
    }
}
