package dev.hexpay.adapter.http.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.ApiVersion;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of the reference as Markdown.
 *
 * @param json the operation in the document
 * @param document the document, with the components to which the operation refers
 */
record OperationText(String method, String path, JsonNode json, JsonNode document) {
    private static final String JSON = "application/json";

    String markdown(SchemaTables tables, ApiVersion version) {
        StringBuilder text = new StringBuilder("`" + method + " " + path + "`");
        text.append(json.has("security") ? ", without an API key.\n" : "\n");
        if (json.has("description")) {
            text.append("\n").append(json.path("description").asText()).append("\n");
        }
        parameters(text);
        JsonNode body = json.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            text.append("\n### Body\n\n").append(tables.members(body));
        }
        examples(text, version);
        responses(text, tables);
        return text.toString();
    }

    private Stream<JsonNode> all(String member) {
        return Stream.iterate(0, i -> i < json.path(member).size(), i -> i + 1).map(json.path(member)::get);
    }

    private void parameters(StringBuilder text) {
        String rows = all("parameters")
                .filter(parameter -> parameter.has("schema"))
                .map(parameter -> "| `%s` | %s | %s |\n"
                        .formatted(
                                parameter.path("name").asText(),
                                parameter.path("in").asText(),
                                SchemaTables.describe(parameter.path("schema"), parameter)))
                .collect(Collectors.joining());
        boolean isKeyed = all("parameters")
                .anyMatch(parameter -> parameter.path("$ref").asText().endsWith("/Idempotency-Key"));
        if (isKeyed) {
            rows += "| `Idempotency-Key` | header | string. The request takes [effect once](/docs/idempotency) |\n";
        }
        if (!rows.isEmpty()) {
            text.append("\n### Parameters\n\n| name | in | value |\n| --- | --- | --- |\n")
                    .append(rows);
        }
    }

    private void examples(StringBuilder text, ApiVersion version) {
        Map.Entry<String, JsonNode> success = json.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .orElse(null);
        JsonNode example = success == null
                ? json.path("none")
                : success.getValue().path("content").path(JSON).path("example");
        if (success == null || example.isMissingNode()) {
            return;
        }
        text.append("\n### Example\n\n```http Request\n")
                .append(method)
                .append(' ')
                .append(path)
                .append('\n');
        if (!json.has("security")) {
            text.append("x-api-key: ck_sandbox_...\n");
        }
        if (version != ApiVersion.ENVELOPE) {
            text.append(ApiVersion.HEADER).append(": ").append(version.date()).append('\n');
        }
        JsonNode body = json.at("/requestBody/content/application~1json/example");
        if (!body.isMissingNode()) {
            text.append("Content-Type: application/json\n\n")
                    .append(PrettyJson.of(body))
                    .append('\n');
        }
        text.append("```\n\n```json Response ")
                .append(success.getKey())
                .append('\n')
                .append(PrettyJson.of(example))
                .append("\n```\n");
    }

    private void responses(StringBuilder text, SchemaTables tables) {
        text.append("\n### Responses\n\n| status | response |\n| --- | --- |\n");
        json.path("responses").properties().forEach(entry -> {
            JsonNode response = resolved(entry.getValue());
            JsonNode content = response.path("content").path(JSON);
            String meaning =
                    content.has("examples") ? codes(content.path("examples")) : tables.response(content.path("schema"));
            text.append("| %s | %s |\n"
                    .formatted(entry.getKey().equals("default") ? "other" : "`" + entry.getKey() + "`", meaning));
        });
    }

    private static String codes(JsonNode examples) {
        return examples.properties().stream()
                .map(Map.Entry::getKey)
                .map(code -> "[`" + code + "`](/docs/errors/" + code + ")")
                .collect(Collectors.joining(", "));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
