package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The requests that the endpoints of a merchant receive: one webhook of the document for each type of event. */
final class WebhookObjects {
    private static final Pattern WORD = Pattern.compile("(?:^|[._])([a-z])");
    private static final String STRING = "string";

    /** The headers of each request, and what they contain. */
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "X-Commet-Event", "The name of the event",
            "X-Commet-Event-Id", "The id of the event",
            "X-Commet-Signature",
                    "HMAC-SHA256 of the body in lower-case hex; the key is the whole secret of the endpoint",
            "X-Commet-Timestamp", "When the event occurred",
            "webhook-id", "The id of the event, equal in each attempt",
            "webhook-signature", "Signatures as in Standard Webhooks, separated by spaces",
            "webhook-timestamp", "When the attempt was made, in seconds since 1970"));

    private final ApiVersion version;
    private final Schemas schemas;

    WebhookObjects(ApiVersion version, Schemas schemas) {
        this.version = version;
        this.schemas = schemas;
    }

    /** Every webhook, by the name of its event. */
    ObjectNode all() {
        ObjectNode webhooks = object();
        Arrays.stream(EventType.values())
                .forEach(type -> webhooks.putObject(type.publishedName()).set("post", operation(type)));
        return webhooks;
    }

    private ObjectNode operation(EventType type) {
        String name = className(type);
        ObjectNode operation =
                object().put("operationId", "receive" + name).put("summary", "Receive " + type.publishedName());
        operation.putArray("tags").add("receivedEvents");
        operation.putArray("security");
        ArrayNode parameters = operation.putArray("parameters");
        HEADERS.forEach((header, description) -> parameters
                .addObject()
                .put("name", header)
                .put("in", "header")
                .put("description", description)
                .put("required", true)
                .putObject("schema")
                .put("type", STRING));
        operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", schemas.named(name + "Event", body(type)));
        operation
                .putObject("responses")
                .putObject("2XX")
                .put("description", "Any status 2xx within 10 seconds accepts the event");
        return operation;
    }

    private ObjectNode body(EventType type) {
        ObjectNode schema = object().put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("id").put("type", STRING);
        members.putObject("event").put("type", STRING).put("const", type.publishedName());
        members.putObject("timestamp").put("type", STRING).put("format", "date-time");
        members.putObject("organizationId").put("type", STRING).put("format", "uuid");
        ArrayNode modes = members.putObject("mode").put("type", STRING).putArray("enum");
        Arrays.stream(Mode.values()).map(WireName::of).forEach(modes::add);
        members.putObject("apiVersion").put("type", STRING).put("description", "Such as " + version.date());
        members.set("data", schemas.response(type.payload()));
        ArrayNode required = schema.putArray("required");
        members.fieldNames().forEachRemaining(required::add);
        return schema;
    }

    /** {@code PaymentLinkCreated} of {@code payment_link.created}. */
    private static String className(EventType type) {
        return WORD.matcher(type.publishedName())
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
