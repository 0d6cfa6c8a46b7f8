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
import org.jspecify.annotations.Nullable;

/** The errors in a document: their schemas, and an example of each code. */
final class ErrorDocumentation {
    private static final String SCHEMA = "ErrorResponse";
    private static final String VALIDATION = "ValidationErrorResponse";
    private static final String PAYMENT_FAILED = "PaymentFailedResponse";
    private static final String DETAILS = "details";

    private final ApiVersion version;
    private final Schemas schemas;
    private final ErrorExamples examples;

    ErrorDocumentation(ApiVersion version, Schemas schemas, PublicUrls publicUrls) {
        this.version = version;
        this.schemas = schemas;
        this.examples = new ErrorExamples(new ErrorResponses(publicUrls));
    }

    /** Adds the schemas of error responses, which differ in the details that they have. */
    void addTo(Schemas all) {
        all.named(SCHEMA, response(all.named("ErrorObject", error(null))));
        ObjectNode violations = object().put("type", "array");
        violations.set("items", all.response(Violation.class));
        all.named(VALIDATION, response(all.named("ValidationErrorObject", error(violations))));
        ObjectNode failure = all.response(PaymentFailureDetails.class);
        all.named(PAYMENT_FAILED, response(all.named("PaymentFailedObject", error(failure))));
    }

    private ObjectNode error(@Nullable ObjectNode details) {
        ObjectNode error = schemas.copyOf(ErrorObject.class);
        ObjectNode members = (ObjectNode) error.get("properties");
        ArrayNode types = ((ObjectNode) members.get("type")).putArray("enum");
        Arrays.stream(ErrorCode.values()).map(ErrorCatalog::type).distinct().forEach(types::add);
        if (details == null) {
            members.remove(DETAILS);
        } else {
            members.set(DETAILS, details);
        }
        return error;
    }

    private ObjectNode response(ObjectNode error) {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        if (version == ApiVersion.ENVELOPE) {
            properties.putObject("success").put("type", "boolean").put("const", false);
            required.add("success");
        }
        properties.set("error", error);
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
        json.putObject("schema").put("$ref", "#/components/schemas/" + schema(codes));
        ObjectNode named = json.putObject("examples");
        codes.forEach(code -> named.putObject(code.code()).put("$ref", "#/components/examples/" + code.code()));
        return response;
    }

    private static String schema(List<ErrorCode> codes) {
        if (codes.contains(ErrorCode.PAYMENT_FAILED)) {
            return PAYMENT_FAILED;
        }
        return codes.contains(ErrorCode.VALIDATION_ERROR) ? VALIDATION : SCHEMA;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
