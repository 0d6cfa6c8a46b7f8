package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.api.error.ErrorCatalog;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.testing.openapi.OpenApiValidator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI documents: complete, valid, and served to any caller. */
class OpenApiTest extends MerchantTestBed {
    private static final String ENVELOPE = "2026-07-11";
    private static final String BARE = "2026-07-24";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private static List<JsonNode> operations(JsonNode document) {
        List<JsonNode> operations = new ArrayList<>();
        document.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void document_has_every_route_and_no_other(String version) {
        Set<String> documented = new TreeSet<>();
        Documented.document(version)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> routes = RecordedRoutes.ofApi(server.useCases, server);

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(routes.stream()
                        .filter(route -> !route.startsWith("HEAD "))
                        .toList());
        assertThat(routes.stream().filter(route -> route.startsWith("HEAD ")).map(route -> route.substring(5)))
                .containsExactlyInAnyOrderElementsOf(documented.stream()
                        .filter(route -> route.startsWith("GET "))
                        .map(route -> route.substring(4))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void document_is_valid_openapi(String version) throws IOException {
        JsonNode document = Documented.document(version);
        try (InputStream official = getClass().getResourceAsStream("openapi-3.1.json")) {
            assertThat(SCHEMAS.getSchema(official).validate(document)).isEmpty();
        }
        JsonSchema dialect = SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012));
        document.at("/components/schemas")
                .forEach(schema -> assertThat(dialect.validate(schema)).isEmpty());
        assertThat(operations(document).stream()
                        .map(operation -> operation.get("operationId").asText()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z0-9]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void every_reference_of_the_document_exists_and_every_component_is_used(String version) {
        JsonNode document = Documented.document(version);
        Set<String> references = document.findValuesAsText("$ref").stream()
                .map(reference -> reference.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> components = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters", "headers", "examples")) {
            document.at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> components.add("/components/" + kind + "/" + name));
        }

        if (version.equals(ENVELOPE)) {
            // No route of the first version is deprecated.
            assertThat(components.remove("/components/examples/endpoint_deprecated"))
                    .isTrue();
        }
        assertThat(references).isEqualTo(components);
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void every_error_code_has_an_example_with_its_status(String version) {
        JsonNode document = Documented.document(version);
        JsonNode examples = document.at("/components/examples");
        OpenApiValidator validator = new OpenApiValidator(document);

        assertThat(examples.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
        for (ErrorCode code : ErrorCode.values()) {
            JsonNode example = examples.get(code.code());
            assertThat(example.get("summary").asText()).isEqualTo(ErrorCatalog.status(code) + " " + code.code());
            assertThat(example.at("/value/error/code").asText()).isEqualTo(code.code());
            String schema = switch (code) {
                case VALIDATION_ERROR -> "ValidationErrorResponse";
                case PAYMENT_FAILED -> "PaymentFailedResponse";
                default -> "ErrorResponse";
            };
            assertThat(validator.validateSchema(schema, example.get("value"))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void every_operation_has_valid_examples(String version) {
        JsonNode document = Documented.document(version);
        OpenApiValidator validator = new OpenApiValidator(document);
        for (JsonNode operation : operations(document)) {
            String id = operation.get("operationId").asText();
            JsonNode body = operation.at("/requestBody/content/application~1json");
            if (!body.isMissingNode()) {
                assertThat(validator.validate(body.get("schema"), body.get("example")))
                        .as(id)
                        .isEmpty();
            }
            List<JsonNode> examples = new ArrayList<>();
            for (JsonNode response : operation.get("responses")) {
                JsonNode json = response.at("/content/application~1json");
                if (json.has("example")) {
                    examples.add(json.get("example"));
                    assertThat(json.get("example").at("/data").isArray()
                                    && json.get("example").at("/data").isEmpty())
                            .as(id)
                            .isFalse();
                    assertThat(validator.validate(json.get("schema"), json.get("example")))
                            .as(id)
                            .isEmpty();
                }
            }
            // No invoice is ever outstanding for a retry.
            if (!operation.path("deprecated").asBoolean() && !id.equals("retryTransaction")) {
                assertThat(examples).as(id).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENVELOPE, BARE})
    void document_describes_the_request_of_every_event(String version) throws IOException {
        JsonNode document = Documented.document(version);
        OpenApiValidator validator = new OpenApiValidator(document);
        Set<String> received = new TreeSet<>();
        for (WebhookSender.Request request : EveryEvent.received(merchant)) {
            JsonNode body = Client.MAPPER.readTree(request.body());
            String event = body.get("event").asText();
            received.add(event);
            JsonNode webhook = document.path("webhooks").path(event).path("post");
            assertThat(validator.validate(webhook.at("/requestBody/content/application~1json/schema"), body))
                    .as(request.body())
                    .isEmpty();
            assertThat(request.headers().keySet())
                    .filteredOn(header -> !header.equals("Content-Type"))
                    .containsExactlyInAnyOrderElementsOf(
                            webhook.path("parameters").findValuesAsText("name"));
        }
        assertThat(document.path("webhooks").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?version=2026-07-11", "?version=2026-07-24", "?version=2027-01-01"})
    void yaml_is_the_same_document(String query) throws IOException {
        Reply json = client.get("/openapi.json" + query);
        Reply yaml = client.get("/openapi.yaml" + query);

        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(new YAMLMapper().readTree(yaml.body())).isEqualTo(json.json());
    }

    @Test
    void document_is_that_of_the_requested_version() {
        for (Reply reply : List.of(
                client.get("/openapi.json?version=2026-08-01"),
                client.get("/openapi.json", "Commet-Version", "2026-08-01"))) {
            assertThat(reply.json().at("/info/version").asText()).isEqualTo(BARE);
            assertThat(reply.header("Commet-Version")).isEqualTo(BARE);
            assertThat(reply.header("Vary")).contains("Commet-Version");
        }
        assertThat(client.get("/openapi.json").json().at("/info/version").asText())
                .isEqualTo(ENVELOPE);
        assertThat(client.get("/openapi.json?version=tomorrow")
                        .error()
                        .at("/param")
                        .asText())
                .isEqualTo("version");
        assertThat(client.get("/openapi.json?colour=blue").error().at("/param").asText())
                .isEqualTo("colour");
    }

    @Test
    void any_caller_gets_the_document_and_asks_for_it_again_by_its_tag() {
        for (String path : List.of("/openapi.json", "/openapi.yaml")) {
            Reply first = client.send("GET", path, null, "x-api-key", "none");
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("Cache-Control")).isEqualTo("public, no-cache");
            Reply again = client.get(path, "If-None-Match", first.header("ETag"));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            Reply head = client.send("HEAD", path, null);
            assertThat(head.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void servers_and_security_are_those_of_the_api() {
        JsonNode document = client.get("/openapi.json").json();

        assertThat(document.at("/servers/0/url").asText()).isEqualTo(TestServer.PUBLIC_URL);
        assertThat(document.at("/servers/1/url").asText()).isEqualTo(TestServer.PUBLIC_URL + "/api/v1");
        assertThat(document.at("/components/securitySchemes/apiKey/name").asText())
                .isEqualTo("x-api-key");
        assertThat(document.at("/paths/~1health/get/security")).isEmpty();
        assertThat(document.at("/paths/~1payments/get").has("security")).isFalse();
    }

    /** What the document forbids is refused, and what it allows is accepted, at the bounds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":0}",
                "{\"amount\":1}",
                "{\"amount\":9007199254740991}",
                "{\"amount\":9007199254740992}",
                "{\"amount\":\"12\"}",
                "{\"amount\":null}",
                "{\"currency\":\"EURO\"}",
                "{\"currency\":\"Eur\"}",
                "{\"description\":\"\"}",
                "{\"description\":\" \"}",
                "{\"metadata\":{\"a\":1}}",
                "{\"metadata\":{\"\":\"x\"}}",
                "{\"metadata\":{}}",
                "{\"metadata\":null}",
                "{\"customerId\":\"\"}",
                "{\"customerId\":null}",
                "{\"successUrl\":\"/thanks\"}",
                "{\"successUrl\":\"https://shop.example/{PAYMENT_ID}\"}",
                "{\"expiresAt\":\"tomorrow\"}",
                "{\"expiresAt\":\"2027-01-15T12:00:00Z\"}",
                "{\"sucessUrl\":\"https://shop.example\"}"
            })
    void body_is_refused_exactly_if_the_document_forbids_it(String change) throws IOException {
        assertAgrees(change);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500, 501})
    void length_is_refused_exactly_if_the_document_forbids_it(int length) throws IOException {
        assertAgrees("{\"description\":\"" + "ü".repeat(length) + "\"}");
        assertAgrees("{\"metadata\":{\"a\":\"" + "😀".repeat(length) + "\"}}");
        assertAgrees("{\"metadata\":{\"" + "k".repeat(length < 500 ? 40 : 41) + "\":\"\"}}");
    }

    private void assertAgrees(String change) throws IOException {
        ObjectNode body = (ObjectNode) Client.MAPPER.readTree(PaymentLinksTest.LINK);
        body.setAll((ObjectNode) Client.MAPPER.readTree(change));
        OpenApiValidator validator = new OpenApiValidator(Documented.document(ENVELOPE));
        boolean isAllowed = validator.validateSchema("PaymentLinkRequest", body).isEmpty();

        Reply reply = client.post("/payments", body.toString());

        assertThat(reply.status()).as(reply.body()).isEqualTo(isAllowed ? 201 : 400);
    }
}
