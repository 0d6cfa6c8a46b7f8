package dev.hexpay.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each difference between an exchange and the document is found. */
class OpenApiValidatorTest {
    private static final String DOCUMENT = """
            {"paths":{"/things":{"post":{
               "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/New"}}}},
               "responses":{
                 "201":{"headers":{"x-request-id":{}},
                   "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
                 "default":{"$ref":"#/components/responses/default"}}}},
              "/things/{id}":{"get":{"responses":{
                 "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
              "/things/{id}/cancel":{"post":{"responses":{
                 "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}},
             "components":{
               "schemas":{
                 "New":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]},
                 "Thing":{"type":"object","properties":{"id":{"type":"string"},"at":{"type":"string","format":"date-time"}},
                   "required":["id"]},
                 "Error":{"type":"object","properties":{"error":{"type":"string"}},"required":["error"]}},
               "responses":{"default":{"content":{"application/json":{
                 "schema":{"$ref":"#/components/schemas/Error"}}}}}}}""";

    private OpenApiValidator validator;

    @BeforeEach
    void read() throws Exception {
        validator = new OpenApiValidator(new ObjectMapper().readTree(DOCUMENT));
    }

    private List<String> created(String body, String response) {
        return validator.validate(new Exchange("POST", "/things", body, 201, headers("application/json"), response));
    }

    private List<String> got(String target, int status, String response) {
        return validator.validate(new Exchange("GET", target, "", status, headers("application/json"), response));
    }

    private static Map<String, String> headers(String type) {
        return Map.of("Content-Type", type, "x-request-id", "req_1");
    }

    @Test
    void described_exchange_has_no_differences() {
        assertThat(created("{\"name\":\"x\"}", "{\"id\":\"1\"}")).isEmpty();
        assertThat(got("/api/v1/things/1", 200, "{\"id\":\"1\",\"at\":\"2026-07-11T09:30:00.000Z\"}"))
                .isEmpty();
        assertThat(created(null, "{\"id\":\"1\"}")).isEmpty();
    }

    @Test
    void response_with_another_form_is_found() {
        assertThat(created("{\"name\":\"x\"}", "{\"id\":\"1\",\"unlisted\":1}")).hasSize(1);
        assertThat(created("{\"name\":\"x\"}", "{}")).hasSize(1);
        assertThat(created("{\"name\":\"x\"}", "{\"id\":1}")).hasSize(1);
        assertThat(got("/things/1", 200, "{\"id\":\"1\",\"at\":\"yesterday\"}")).hasSize(1);
        assertThat(got("/things/1", 200, "<html>")).hasSize(1);
        assertThat(got("/unknown", 404, "{\"error\":1}")).hasSize(1);
        assertThat(validator.validate(
                        new Exchange("POST", "/things", "", 409, headers("application/json"), "{\"unlisted\":1}")))
                .isNotEmpty();
    }

    @Test
    void undocumented_operation_status_parameter_header_and_type_are_found() {
        assertThat(got("/unknown", 200, "{}")).hasSize(1);
        assertThat(got("/things", 200, "{}")).hasSize(1);
        assertThat(got("/things/1", 202, "{\"id\":\"1\"}")).hasSize(1);
        assertThat(got("/things/1?colour=blue", 200, "{\"id\":\"1\"}")).hasSize(1);
        assertThat(validator.validate(new Exchange(
                        "POST",
                        "/things",
                        "{\"name\":\"x\"}",
                        201,
                        Map.of("Content-Type", "application/json"),
                        "{\"id\":\"1\"}")))
                .hasSize(1);
        assertThat(validator.validate(
                        new Exchange("GET", "/things/1", "", 200, headers("text/html"), "{\"id\":\"1\"}")))
                .hasSize(1);
        assertThat(validator.validate(
                        new Exchange("GET", "/things/1", "", 429, headers("application/json"), "{\"error\":\"x\"}")))
                .contains("the header Retry-After is missing");
    }

    @Test
    void accepted_body_that_the_document_forbids_is_found() {
        assertThat(created("{\"name\":1}", "{\"id\":\"1\"}")).hasSize(1);
        assertThat(created("", "{\"id\":\"1\"}")).hasSize(1);
        assertThat(created("{\"name\":\"x\",\"unlisted\":1}", "{\"id\":\"1\"}")).hasSize(1);
        assertThat(validator.validate(new Exchange(
                        "POST",
                        "/things/1/cancel",
                        "{\"reason\":\"late\"}",
                        200,
                        headers("application/json"),
                        "{\"id\":\"1\"}")))
                .hasSize(1);
    }
}
