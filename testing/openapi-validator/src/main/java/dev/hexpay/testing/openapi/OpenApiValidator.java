package dev.hexpay.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares requests and responses with an OpenAPI document: every response must be one that the document describes, with
 * no member that it does not list, and a request that succeeded must be one that it allows.
 */
public final class OpenApiValidator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLICATION_JSON = "application/json";
    /** Other methods ignore a body. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> SOMETIMES =
            Set.of("retry-after", "idempotent-replayed", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");
    /** What payers and browsers get, which is not of the API. */
    private static final List<String> NOT_OF_THE_API =
            List.of("/pay/", "/documents/", "/docs", "/openapi.", "/robots.", "/llms.", "/favicon.", "/.well-known/");

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    private final JsonNode document;
    private final StrictSchemas schemas;
    private final List<Path> paths;

    /** Validates against this document. */
    public OpenApiValidator(JsonNode document) {
        this.document = document;
        this.schemas = new StrictSchemas(document.path("components"));
        // A path without parameters is more exact than one that has some.
        this.paths = document.path("paths").properties().stream()
                .map(path -> new Path(path.getKey(), pattern(path.getKey()), path.getValue()))
                .sorted(Comparator.comparing((Path path) -> path.template().contains("{")))
                .toList();
    }

    private record Path(String template, Pattern pattern, JsonNode operations) {}

    private static Pattern pattern(String template) {
        return Pattern.compile(PARAMETER.matcher(template).replaceAll("[^/]+"));
    }

    /** Every way in which the exchange differs from the document; empty when it does not. */
    public List<String> validate(Exchange exchange) {
        if (exchange.path().equals("/") || NOT_OF_THE_API.stream().anyMatch(exchange.path()::startsWith)) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        JsonNode operation = operation(exchange);
        if (operation.isMissingNode()) {
            if (exchange.isSuccessful()) {
                differences.add("the document has no such operation");
            } else {
                response(exchange, document.at("/components/responses/default"), differences);
            }
            return differences;
        }
        if (exchange.isSuccessful()) {
            request(exchange, operation, differences);
        }
        JsonNode responses = operation.path("responses");
        JsonNode declared = responses.path(Integer.toString(exchange.status()));
        if (!declared.isMissingNode()) {
            response(exchange, resolved(declared), differences);
        } else if (exchange.isSuccessful()) {
            differences.add("the document has no response of status " + exchange.status());
        } else {
            response(exchange, resolved(responses.path("default")), differences);
        }
        return differences;
    }

    /** The violations of a schema that may refer to the components of the document. */
    public List<String> validate(JsonNode schema, JsonNode value) {
        return schemas.validate(schema, value);
    }

    /** The violations of a schema of the components. */
    public List<String> validateSchema(String name, JsonNode value) {
        return validate(document.at("/components/schemas/" + name), value);
    }

    private JsonNode operation(Exchange exchange) {
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return paths.stream()
                .filter(path -> path.pattern().matcher(exchange.path()).matches())
                .findFirst()
                .map(path -> path.operations().path(method.toLowerCase(Locale.ROOT)))
                .orElse(document.path(""));
    }

    private void request(Exchange exchange, JsonNode operation, List<String> differences) {
        Set<String> queries = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                queries.add(parameter.path("name").asText());
            }
        });
        // Routes without a key ignore unknown parameters.
        boolean isPublic = operation.has("security");
        for (String parameter : query(exchange)) {
            if (!isPublic && !queries.contains(parameter)) {
                differences.add("the document has no query parameter " + parameter);
            }
        }
        if (exchange.body() != null && WITH_BODY.contains(exchange.method()) && !hasFailedEntries(exchange)) {
            body(exchange.body().isBlank() ? "{}" : exchange.body(), operation, differences);
        }
    }

    /** Whether the response reports entries of the body that are invalid: such a body was accepted in part only. */
    private static boolean hasFailedEntries(Exchange exchange) {
        JsonNode response = parsed(exchange.response());
        return response != null && !response.findPath("failed").isEmpty();
    }

    private void body(String body, JsonNode operation, List<String> differences) {
        JsonNode content = operation.path("requestBody").path("content");
        if (content.has(APPLICATION_JSON)) {
            JsonNode json = Objects.requireNonNull(parsed(body), "a body that is not JSON was accepted");
            schemas.validate(content.path(APPLICATION_JSON).path("schema"), json)
                    .forEach(message -> differences.add("the document forbids the accepted body: " + message));
        } else if (content.isMissingNode() && !body.equals("{}")) {
            differences.add("the document has no body, and one was accepted");
        }
    }

    private static List<String> query(Exchange exchange) {
        String[] parts = exchange.target().split("\\?", 2);
        return parts.length == 1 || parts[1].isEmpty()
                ? List.of()
                : List.of(parts[1].split("&")).stream()
                        .map(parameter -> parameter.split("=", 2)[0])
                        .toList();
    }

    private void response(Exchange exchange, JsonNode response, List<String> differences) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.headers());
        response.path("headers").fieldNames().forEachRemaining(name -> {
            if (!headers.containsKey(name) && !SOMETIMES.contains(name.toLowerCase(Locale.ROOT))) {
                differences.add("the header " + name + " is missing");
            }
        });
        if (exchange.status() == TOO_MANY_REQUESTS && !headers.containsKey("Retry-After")) {
            differences.add("the header Retry-After is missing");
        }
        if (exchange.method().equals("HEAD")) {
            return;
        }
        String type = headers.getOrDefault("Content-Type", "");
        if (!type.equals(APPLICATION_JSON)) {
            differences.add("the response is " + type);
            return;
        }
        JsonNode body = parsed(exchange.response());
        if (body == null) {
            differences.add("the response is not JSON");
        } else {
            differences.addAll(schemas.validate(
                    response.path("content").path(APPLICATION_JSON).path("schema"), body));
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
