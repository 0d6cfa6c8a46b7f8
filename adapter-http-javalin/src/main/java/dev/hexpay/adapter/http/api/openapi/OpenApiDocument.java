package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.application.port.out.PublicUrls;
import java.util.List;
import java.util.Locale;

/**
 * The OpenAPI document of one version of the API. Its schemas are those of the records that requests are bound to and that
 * responses are written from, so that it changes with them.
 */
public final class OpenApiDocument {
    private static final String DESCRIPTION = """
            Payment links and off-session charges.

            Every request has an API key in the header x-api-key; the key decides the organization and the mode, sandbox \
            or live. Amounts are integers in the minor unit of the currency, times are ISO 8601 in UTC. Every GET route \
            serves HEAD as well. Members and query parameters that are not listed are refused; responses may get further \
            members.

            This document describes version %s. The header Commet-Version asks for a version, of the API and of this \
            document; for this document the query parameter version does so too.""";

    private OpenApiDocument() {}

    /** The document of a version of these operations. */
    public static ObjectNode of(ApiVersion version, List<Operation> operations, PublicUrls publicUrls) {
        Schemas schemas = new Schemas();
        ErrorDocumentation errors = new ErrorDocumentation(version, schemas, publicUrls);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Hexpay")
                .put("version", version.date())
                .put("description", DESCRIPTION.formatted(version.date()));
        ArrayNode servers = document.putArray("servers");
        servers.addObject().put("url", publicUrls.api(""));
        servers.addObject().put("url", publicUrls.api("/api/v1"));
        document.putArray("security").addObject().putArray("apiKey");
        ArrayNode tags = document.putArray("tags");
        operations.stream()
                .map(OperationObjects::tag)
                .distinct()
                .sorted()
                .forEach(tag -> tags.addObject().put("name", tag));
        OperationObjects objects = new OperationObjects(version, schemas, RecordedExamples.read());
        ObjectNode paths = document.putObject("paths");
        operations.forEach(operation -> paths.withObjectProperty(operation.path())
                .set(operation.method().name().toLowerCase(Locale.ROOT), objects.of(operation)));
        document.set("webhooks", new WebhookObjects(version, schemas).all());
        document.set("components", components(version, schemas, errors));
        return document;
    }

    /** The first part of the path of an operation, by which operations are grouped. */
    public static String tag(Operation operation) {
        return OperationObjects.tag(operation);
    }

    private static ObjectNode components(ApiVersion version, Schemas schemas, ErrorDocumentation errors) {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        errors.addTo(schemas);
        components.set("schemas", schemas.components());
        components.set("responses", OperationObjects.sharedResponses());
        components.set("parameters", Headers.ofRequests(version));
        components.set("headers", Headers.ofResponses());
        components.set("examples", errors.examples());
        components
                .putObject("securitySchemes")
                .putObject("apiKey")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "x-api-key")
                .put("description", "Begins with ck_sandbox_ or ck_live_");
        return components;
    }
}
