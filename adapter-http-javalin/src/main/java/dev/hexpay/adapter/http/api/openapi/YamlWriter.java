package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes JSON as YAML 1.2 in block style. A text that is not a plain word stays in quotes: JSON is YAML. */
final class YamlWriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/$][A-Za-z0-9_/{}$.-]*( [A-Za-z0-9_/.-]+)*");
    // Words that YAML 1.1 or 1.2 reads as something else than a text.
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The YAML of this object or array. */
    static String write(JsonNode json) {
        YamlWriter writer = new YamlWriter();
        writer.block(json, "");
        return writer.out.toString();
    }

    private void block(JsonNode json, String indent) {
        if (json instanceof ObjectNode object) {
            String before = "";
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                out.append(before).append(text(member.getKey())).append(':');
                value(member.getValue(), indent);
                before = indent;
            }
        } else {
            String before = "";
            for (JsonNode item : json) {
                out.append(before).append('-');
                item(item, indent);
                before = indent;
            }
        }
    }

    private void value(JsonNode json, String indent) {
        if (isBlock(json)) {
            String inner = json instanceof ArrayNode ? indent : indent + STEP;
            out.append('\n').append(inner);
            block(json, inner);
        } else {
            scalar(json);
        }
    }

    private void item(JsonNode json, String indent) {
        if (isBlock(json)) {
            out.append(' ');
            block(json, indent + STEP);
        } else {
            scalar(json);
        }
    }

    private void scalar(JsonNode json) {
        out.append(' ')
                .append(json.isTextual() ? text(json.textValue()) : json.toString())
                .append('\n');
    }

    private static boolean isBlock(JsonNode json) {
        return json.isContainerNode() && !json.isEmpty();
    }

    private static String text(String text) {
        return PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : TextNode.valueOf(text).toString();
    }
}
