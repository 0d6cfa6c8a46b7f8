package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.RequestShape.Component;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.text.CardNumbers;
import dev.hexpay.domain.text.Metadata;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a JSON object or a query string to a request record, component by component, and collects everything that is
 * invalid: values of a wrong type, values that their value objects reject, unknown members, and violated constraints of
 * Bean Validation. A component that is absent, null or invalid is null in the record, so the record may be used only
 * when there are no violations.
 */
public final class RequestBinder {
    private final Constraints constraints;

    /** Creates a binder; {@code clock} decides which times are in the future. */
    public RequestBinder(InstantSource clock) {
        this.constraints = new Constraints(clock);
    }

    /** Binds the members of a body; members that are no component are violations. */
    public <R extends Record> R body(ObjectNode body, Class<R> type, Violations violations) {
        Object request = object(body, type, FieldPath.ROOT, violations);
        constraints.check(request, violations);
        return type.cast(request);
    }

    /** Binds the parameters of a query; parameters that are no component are violations. */
    public <R extends Record> R query(@Nullable String query, Class<R> type, Violations violations) {
        QueryParameters parameters = new QueryParameters(query);
        Object request = components(parameters::get, type, FieldPath.ROOT, violations);
        parameters.names().forEach(name -> reportUnknown(name, type, FieldPath.ROOT, violations));
        constraints.check(request, violations);
        return type.cast(request);
    }

    private Object object(ObjectNode object, Class<?> type, FieldPath path, Violations violations) {
        Object request = components(object::get, type, path, violations);
        object.fieldNames().forEachRemaining(name -> reportUnknown(name, type, path, violations));
        return request;
    }

    private static void reportUnknown(String name, Class<?> type, FieldPath path, Violations violations) {
        if (!RequestShape.of(type).names().contains(name)) {
            String unknown = path.at(name).dotted();
            violations.begin(unknown);
            violations.add(new Violation(unknown, "is unknown"));
        }
    }

    private Object components(
            Function<String, @Nullable JsonNode> source, Class<?> type, FieldPath path, Violations violations) {
        RequestShape shape = RequestShape.of(type);
        @Nullable
        Object[] values = shape.components().stream()
                .map(component -> component(source, component, path.at(component.name()), violations))
                .toArray();
        return shape.newInstance(values);
    }

    private @Nullable Object component(
            Function<String, @Nullable JsonNode> source, Component component, FieldPath path, Violations violations) {
        JsonNode node = violations.read(path.dotted(), () -> source.apply(component.name()));
        if (component.type() instanceof ParameterizedType patch && patch.getRawType() == Patch.class) {
            Type type = patch.getActualTypeArguments()[0];
            return node == null
                    ? new Patch.Absent<>()
                    : new Patch.Sent<>(value(node, type, component, path, violations));
        }
        return node == null ? null : value(node, component.type(), component, path, violations);
    }

    private @Nullable Object value(
            JsonNode node, Type type, Component component, FieldPath path, Violations violations) {
        if (node.isNull()) {
            return null;
        }
        if (node instanceof ObjectNode members && type == Metadata.class) {
            return metadata(members, path, violations);
        }
        if (node instanceof ObjectNode nested && JsonValues.isRequest(type)) {
            return object(nested, (Class<?>) type, path, violations);
        }
        Class<?> text = JsonValues.textOf(type);
        if (node instanceof ArrayNode items && text != null) {
            return texts(items, text, path, violations);
        }
        return violations.readPart(
                path.dotted(), () -> JsonValues.read(node, type, () -> constraints.boundsMessage(component)));
    }

    /** The values of a list; an invalid one is null, so that the list keeps its size. */
    private static List<@Nullable Object> texts(ArrayNode items, Class<?> type, FieldPath path, Violations violations) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            values.add(violations.<Object>readPart(
                    path.at(Integer.toString(index)).dotted(), () -> JsonValues.readText(item, type)));
        }
        return values;
    }

    private static @Nullable Metadata metadata(ObjectNode members, FieldPath path, Violations violations) {
        Map<String, String> entries = new LinkedHashMap<>();
        members.properties().forEach(member -> {
            if (member.getValue().isTextual()) {
                entries.put(member.getKey(), member.getValue().textValue());
            } else {
                violations.add(new Violation(path.at(member.getKey()).dotted(), "must be a string"));
            }
        });
        return violations.readPart(path.dotted(), () -> CardNumbers.requireNone(new Metadata(entries)));
    }
}
