package dev.hexpay.adapter.http.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The schemas of a document as tables of members, and the objects to which the responses of one page lead. */
final class SchemaTables {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int MANY = 12;

    private final JsonNode document;
    private final Set<String> used = new LinkedHashSet<>();

    SchemaTables(JsonNode document) {
        this.document = document;
    }

    /** The members of the body of a request; those of an object inside it follow with dotted paths. */
    String members(JsonNode schema) {
        StringBuilder rows = new StringBuilder("| member | value |\n| --- | --- |\n");
        addMembers(rows, "", resolved(schema));
        return rows.toString();
    }

    private void addMembers(StringBuilder rows, String path, JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(member -> {
            JsonNode value = resolved(present(member.getValue()));
            String description = describe(member.getValue(), value);
            rows.append("| `%s` | %s%s |\n"
                    .formatted(
                            path + member.getKey(),
                            required.contains(member.getKey()) ? "**required**, " : "",
                            value.has("properties") ? "object" : description));
            JsonNode items = resolved(value.path("items"));
            addMembers(
                    rows,
                    path + member.getKey() + (items.has("properties") ? "[]." : "."),
                    items.has("properties") ? items : value);
        });
    }

    /** What a successful response has, with links to the objects of the page. */
    String response(JsonNode schema) {
        JsonNode data = schema.path("properties").path("data");
        JsonNode object = data.isMissingNode() || schema.has("$ref") ? schema : data;
        boolean isList = object.has("items");
        JsonNode item = isList ? object.path("items") : object;
        if (!item.has("$ref")) {
            return "an object";
        }
        String link = use(item);
        return isList ? "a list of " + link : link;
    }

    private String use(JsonNode reference) {
        String name = reference.path("$ref").asText().substring(SCHEMAS.length());
        used.add(name);
        return "[" + name + "](#" + heading(name).toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    /** The heading above the members of an object. */
    static String heading(String name) {
        return "Object " + name;
    }

    /** The tables of all objects that responses lead to, by name. */
    Map<String, String> objects() {
        Map<String, String> tables = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(used);
        while (!next.isEmpty()) {
            String name = next.remove();
            if (!tables.containsKey(name)) {
                tables.put(name, object(document.at(SCHEMAS.substring(1) + name)));
                used.stream().filter(found -> !tables.containsKey(found)).forEach(next::add);
            }
        }
        return tables;
    }

    private String object(JsonNode schema) {
        StringBuilder rows = new StringBuilder("| member | value |\n| --- | --- |\n");
        schema.path("properties")
                .properties()
                .forEach(
                        member -> rows.append("| `%s` | %s |\n".formatted(member.getKey(), linked(member.getValue()))));
        return rows.toString();
    }

    private String linked(JsonNode schema) {
        JsonNode value = present(schema);
        String orNull = isNullable(schema) ? " or null" : "";
        if (value.has("$ref")) {
            return use(value) + orNull;
        }
        JsonNode items = value.path("items");
        return items.has("$ref") ? "a list of " + use(items) + orNull : describe(schema, value);
    }

    /** The type and the constraints of a value, as Markdown in a cell. */
    static String describe(JsonNode schema, JsonNode described) {
        JsonNode value = present(schema);
        List<String> parts = new ArrayList<>();
        parts.add(type(value) + (isNullable(schema) ? " or null" : ""));
        addRange(parts, value, "minimum", "maximum", "");
        addRange(parts, value, "minLength", "maxLength", " characters");
        addRange(parts, value, "minItems", "maxItems", " items");
        if (value.has("maxProperties")) {
            parts.add("at most " + value.path("maxProperties").asText() + " members");
        }
        if (value.has("default")) {
            parts.add("default `" + value.path("default").asText() + "`");
        }
        JsonNode description = described.has("description") ? described.path("description") : value.path("description");
        String text = description.isMissingNode() ? "" : ". " + description.asText();
        return (String.join("; ", parts) + text).replace("|", "\\|");
    }

    private static String type(JsonNode value) {
        JsonNode type = value.path("type");
        if (value.has("const")) {
            return "`" + value.path("const").asText() + "`";
        }
        if (value.has("enum")) {
            return constants(value.path("enum"));
        }
        if (value.has("items")) {
            return "list of " + (value.path("items").has("type") ? type(value.path("items")) : "objects");
        }
        String name = type.isArray() ? texts(type).collect(Collectors.joining(" or ")) : type.asText("any value");
        String format = value.path("format").asText();
        return switch (format) {
            case "date-time" -> name.replace("string", "time");
            case "date" -> name.replace("string", "date");
            default -> name;
        };
    }

    private static String constants(JsonNode values) {
        return values.size() > MANY
                ? "one of " + values.size() + " names"
                : texts(values).map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }

    private static Stream<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText);
    }

    private static void addRange(List<String> parts, JsonNode value, String min, String max, String unit) {
        if (value.has(max)) {
            String from = value.has(min) ? value.path(min).asText() + " to " : "at most ";
            parts.add(from + value.path(max).asText() + unit);
        }
    }

    private static boolean isNullable(JsonNode schema) {
        JsonNode either = schema.path("anyOf");
        return either.size() == 2 && either.path(1).path("type").asText().equals("null");
    }

    /** The schema of the values that are not null. */
    private static JsonNode present(JsonNode schema) {
        return isNullable(schema) ? schema.path("anyOf").path(0) : schema;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
