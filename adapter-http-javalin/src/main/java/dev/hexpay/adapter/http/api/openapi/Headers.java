package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.RequestId;
import java.util.List;

/** The headers of requests and responses. */
final class Headers {
    static final String LOCATION = "Location";
    static final String RETRY_AFTER = "Retry-After";
    static final String REPLAYED = "Idempotent-Replayed";
    static final List<String> EVERY_RESPONSE =
            List.of(RequestId.HEADER, ApiVersion.HEADER, "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");
    static final List<String> EVERY_REQUEST = List.of(ApiVersion.HEADER, RequestId.HEADER);

    private Headers() {}

    /** The headers of responses, for the components of a document. */
    static ObjectNode ofResponses() {
        ObjectNode headers = object();
        header(headers, RequestId.HEADER, "The id of the request, also in the log of the server")
                .put("type", "string");
        header(headers, ApiVersion.HEADER, "The version of the API that was served")
                .put("type", "string");
        header(headers, "RateLimit-Limit", "The requests that are allowed at once")
                .put("type", "integer");
        header(headers, "RateLimit-Remaining", "The requests that are allowed now")
                .put("type", "integer");
        header(headers, "RateLimit-Reset", "The seconds until all requests are allowed again")
                .put("type", "integer");
        header(headers, RETRY_AFTER, "The seconds after which the request may be sent again")
                .put("type", "integer");
        header(headers, LOCATION, "The URL of the created object").put("type", "string");
        header(headers, REPLAYED, "true for the stored response of an earlier request with the same Idempotency-Key")
                .put("type", "string");
        return headers;
    }

    /** The headers of requests, for the parameters of the components of a document. */
    static ObjectNode ofRequests(ApiVersion version) {
        ObjectNode parameters = object();
        ObjectNode served = parameter(
                parameters,
                ApiVersion.HEADER,
                "The newest version up to this date is served; without the header, that is "
                        + ApiVersion.ENVELOPE.date());
        served.put("required", version != ApiVersion.ENVELOPE);
        ObjectNode date = served.putObject("schema");
        date.put("type", "string").put("format", "date").put("default", version.date());
        parameter(parameters, RequestId.HEADER, "An id for the request that the response repeats")
                .putObject("schema")
                .put("type", "string")
                .put("pattern", "^[A-Za-z0-9._:-]{1,128}$");
        parameter(
                        parameters,
                        ApiRequest.IDEMPOTENCY_KEY,
                        "Makes the request take effect once: for 24 hours, the same request with the same key gets the same response")
                .putObject("schema")
                .put("type", "string")
                .put("pattern", "^[!-~]{1,255}$");
        return parameters;
    }

    /** Adds references to these headers to a response. */
    static void addTo(ObjectNode response, List<String> names) {
        ObjectNode headers = response.withObjectProperty("headers");
        names.forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
    }

    /** Adds references to these headers to the parameters of an operation. */
    static List<ObjectNode> parameters(List<String> names) {
        return names.stream()
                .map(name -> object().put("$ref", "#/components/parameters/" + name))
                .toList();
    }

    private static ObjectNode header(ObjectNode headers, String name, String description) {
        ObjectNode header = headers.putObject(name).put("description", description);
        return header.putObject("schema");
    }

    private static ObjectNode parameter(ObjectNode parameters, String name, String description) {
        return parameters.putObject(name).put("name", name).put("in", "header").put("description", description);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
