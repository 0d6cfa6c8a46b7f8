package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.error.ErrorCatalog;
import dev.hexpay.adapter.http.api.error.ErrorExamples;
import dev.hexpay.adapter.http.api.error.ErrorObject;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.error.PaymentFailureDetails;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The errors in a document: one schema, and an example of each code. */
final class ErrorDocumentation {
    /** The name of the schema of an error response. */
    static final String SCHEMA = "ErrorResponse";

    private final ApiVersion version;
    private final Schemas schemas;
    private final ErrorExamples examples;

    ErrorDocumentation(ApiVersion version, Schemas schemas, PublicUrls publicUrls) {
        this.version = version;
        this.schemas = schemas;
        this.examples = new ErrorExamples(new ErrorResponses(publicUrls));
    }

    /** Completes the schema of the error object with what its record leaves open. */
    void addTo(Schemas all) {
        ObjectNode members = all.properties(ErrorObject.class);
        ArrayNode details = members.putObject("details").putArray("anyOf");
        details.addObject().put("type", "array").set("items", all.response(Violation.class));
        details.add(all.response(PaymentFailureDetails.class));
        ArrayNode types = ((ObjectNode) members.get("type")).putArray("enum");
        Arrays.stream(ErrorCode.values()).map(ErrorCatalog::type).distinct().forEach(types::add);
    }

    /** The schema of an error response. */
    ObjectNode schema() {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        if (version == ApiVersion.ENVELOPE) {
            properties.putObject("success").put("type", "boolean").put("const", false);
            required.add("success");
        }
        properties.set("error", schemas.response(ErrorObject.class));
        required.add("error");
        return schema;
    }

    /** An example of each code, by its name. */
    ObjectNode examples() {
        ObjectNode all = object();
        for (ErrorCode code : ErrorCode.values()) {
            ObjectNode example = all.putObject(code.code());
            example.put("summary", ErrorCatalog.status(code) + " " + code.code());
            example.put("description", ErrorExamples.meaning(code));
            try {
                example.set(
                        "value",
                        Json.parse(new String(ApiResponses.bytes(examples.of(code), version), StandardCharsets.UTF_8)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a response of this server is not JSON", e);
            }
        }
        return all;
    }

    /** A response with one of these codes. */
    static ObjectNode response(List<ErrorCode> codes) {
        ObjectNode response =
                object().put("description", codes.stream().map(ErrorCode::code).collect(Collectors.joining(", ")));
        Headers.addTo(response, Headers.EVERY_RESPONSE);
        if (codes.contains(ErrorCode.RATE_LIMITED)) {
            Headers.addTo(response, List.of(Headers.RETRY_AFTER));
        }
        ObjectNode json = response.putObject("content").putObject("application/json");
        json.putObject("schema").put("$ref", "#/components/schemas/" + SCHEMA);
        ObjectNode named = json.putObject("examples");
        codes.forEach(code -> named.putObject(code.code()).put("$ref", "#/components/examples/" + code.code()));
        return response;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
