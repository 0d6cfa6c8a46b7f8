package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.Documentation.Form;
import dev.hexpay.adapter.http.api.Documentation.Result;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.api.Operation.Access;
import dev.hexpay.adapter.http.api.bind.EmptyRequest;
import dev.hexpay.adapter.http.api.error.ErrorCatalog;
import dev.hexpay.domain.error.ErrorCode;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of a document. */
final class OperationObjects {
    /** The errors of every route, by the name of their response in the components. */
    static final List<ErrorCode> ANY_REQUEST =
            List.of(ErrorCode.VALIDATION_ERROR, ErrorCode.INVALID_JSON, ErrorCode.INVALID_REQUEST);

    private static final Set<HandlerType> KEYED = Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH);
    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "of", "to");
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String DEFAULT = "default";
    private static final int CREATED = 201;

    private final ApiVersion version;
    private final Schemas schemas;
    private final RecordedExamples examples;

    OperationObjects(ApiVersion version, Schemas schemas, RecordedExamples examples) {
        this.version = version;
        this.schemas = schemas;
        this.examples = examples;
    }

    ObjectNode of(Operation operation) {
        Documentation documentation = operation.documentation();
        ObjectNode object = object();
        object.put("operationId", id(operation));
        object.put("summary", documentation.summary());
        object.putArray("tags").add(tag(operation));
        if (isReplaced(operation)) {
            object.put("deprecated", true);
            object.put("description", "Not in this version: use " + operation.replacement() + ".");
        }
        if (operation.access() == Access.PUBLIC) {
            object.putArray("security");
        }
        object.putArray("parameters").addAll(parameters(operation));
        if (documentation.body() != EmptyRequest.class) {
            object.set("requestBody", body(operation));
        }
        object.set("responses", responses(operation));
        return object;
    }

    /** The first part of a path, by which operations are grouped. */
    static String tag(Operation operation) {
        return operation.path().split("/", -1)[1];
    }

    private boolean isReplaced(Operation operation) {
        return operation.replacement() != null && version == ApiVersion.BARE;
    }

    /** {@code listPaymentMethodsCustomer} of "List the payment methods of a customer". */
    private static String id(Operation operation) {
        List<String> words = Arrays.stream(operation.documentation().summary().split(" "))
                .filter(word -> !ARTICLES.contains(word))
                .toList();
        String name = words.get(0).toLowerCase(Locale.ROOT)
                + words.stream()
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
        return operation.method().equals(HandlerType.PUT) ? name + "WithPut" : name;
    }

    private List<ObjectNode> parameters(Operation operation) {
        List<ObjectNode> parameters = new ArrayList<>();
        PATH_PARAMETER
                .matcher(operation.path())
                .results()
                .map(MatchResult::group)
                .forEach(name -> {
                    ObjectNode parameter = object().put("name", name.substring(1, name.length() - 1))
                            .put("in", "path")
                            .put("required", true);
                    parameter.putObject("schema").put("type", "string");
                    parameters.add(parameter);
                });
        parameters.addAll(schemas.parameters(operation.query()));
        if (KEYED.contains(operation.method()) && operation.access() == Access.API_KEY) {
            parameters.addAll(Headers.parameters(List.of(ApiRequest.IDEMPOTENCY_KEY)));
        }
        parameters.addAll(Headers.parameters(Headers.EVERY_REQUEST));
        return parameters;
    }

    private ObjectNode body(Operation operation) {
        Class<? extends Record> type = operation.documentation().body();
        ObjectNode body = object();
        if (type == null) {
            body.putObject("content").putObject("*/*").putObject("schema");
            return body;
        }
        ObjectNode json = object();
        json.set("schema", schemas.request(type));
        setExample(json, examples.request(operation));
        body.put("required", schemas.hasRequired(type)).putObject("content").set("application/json", json);
        return body;
    }

    private ObjectNode responses(Operation operation) {
        SortedMap<String, ObjectNode> responses = new TreeMap<>();
        if (isReplaced(operation)) {
            responses.put("410", ErrorDocumentation.response(List.of(ErrorCode.ENDPOINT_DEPRECATED)));
        } else {
            operation.documentation().results().stream()
                    .filter(result -> result.versions().contains(version))
                    .forEach(result -> responses.put(Integer.toString(result.status()), result(operation, result)));
        }
        errors(operation).forEach(code -> responses.put(status(code), shared(code.code())));
        operation.documentation().errors().stream()
                .collect(Collectors.groupingBy(OperationObjects::status))
                .forEach((status, codes) -> responses.put(status, ErrorDocumentation.response(codes)));
        responses.put(DEFAULT, shared(DEFAULT));
        return object().setAll(responses);
    }

    private static String status(ErrorCode code) {
        return Integer.toString(ErrorCatalog.status(code));
    }

    private static ObjectNode shared(String response) {
        return object().put("$ref", "#/components/responses/" + response);
    }

    /** The errors of every route, each for its status. */
    private static Stream<ErrorCode> errors(Operation operation) {
        return Stream.of(
                        ErrorCode.VALIDATION_ERROR,
                        ErrorCode.UNAUTHORIZED,
                        ErrorCode.RATE_LIMITED,
                        ErrorCode.INTERNAL_ERROR)
                .filter(code -> code != ErrorCode.UNAUTHORIZED || operation.access() == Access.API_KEY);
    }

    /** The responses of the components: errors that every route can have. */
    static ObjectNode sharedResponses() {
        ObjectNode responses = object();
        responses.set(ErrorCode.VALIDATION_ERROR.code(), ErrorDocumentation.response(ANY_REQUEST));
        for (ErrorCode code : List.of(ErrorCode.UNAUTHORIZED, ErrorCode.RATE_LIMITED, ErrorCode.INTERNAL_ERROR)) {
            responses.set(code.code(), ErrorDocumentation.response(List.of(code)));
        }
        ObjectNode any = ErrorDocumentation.response(List.of(
                ErrorCode.INVALID_REQUEST,
                ErrorCode.FORBIDDEN,
                ErrorCode.NOT_FOUND,
                ErrorCode.CHARGE_IN_PROGRESS,
                ErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                ErrorCode.PAYLOAD_TOO_LARGE,
                ErrorCode.IDEMPOTENCY_UNAVAILABLE,
                ErrorCode.PROVIDER_UNAVAILABLE));
        Headers.addTo(any, List.of(Headers.RETRY_AFTER));
        responses.set(DEFAULT, any.put("description", "Any other error"));
        return responses;
    }

    private ObjectNode result(Operation operation, Result result) {
        ObjectNode response = object().put(
                        "description", HttpStatus.forStatus(result.status()).getMessage());
        Headers.addTo(response, Headers.EVERY_RESPONSE);
        if (result.status() == CREATED) {
            Headers.addTo(response, List.of(Headers.LOCATION));
        }
        if (KEYED.contains(operation.method())) {
            Headers.addTo(response, List.of(Headers.REPLAYED));
        }
        ObjectNode json = response.putObject("content").putObject("application/json");
        json.set("schema", shape(result.form(), schemas.response(result.type())));
        setExample(json, examples.response(operation, version, result.status()));
        return response;
    }

    /** The schema of a response with this object, or with a page of them. */
    private ObjectNode shape(Form form, ObjectNode item) {
        if (form == Form.OBJECT && version == ApiVersion.BARE) {
            return item;
        }
        ObjectNode schema = object().put("type", "object");
        ObjectNode members = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        if (version == ApiVersion.ENVELOPE) {
            members.putObject("success").put("type", "boolean").put("const", true);
            required.add("success");
        } else {
            members.putObject("object").put("type", "string").put("const", "list");
            required.add("object");
        }
        required.add("data");
        if (form == Form.OBJECT) {
            members.set("data", item);
        } else {
            members.putObject("data").put("type", "array").set("items", item);
            members.putObject("hasMore").put("type", "boolean");
            required.add("hasMore");
            members.putObject("nextCursor")
                    .put("type", "string")
                    .put("description", "The cursor of the next page; absent on the last one");
        }
        return schema;
    }

    private static void setExample(ObjectNode json, JsonNode example) {
        if (!example.isMissingNode()) {
            json.set("example", example);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
