package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.RequestShape.Component;
import dev.hexpay.domain.text.Metadata;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The JSON Schema of request records, from the types of their components and their constraints. */
public final class RequestSchemas {
    private final Function<Class<?>, ObjectNode> nested;

    /** Refers to the schema of a record inside another with {@code nested}. */
    public RequestSchemas(Function<Class<?>, ObjectNode> nested) {
        this.nested = nested;
    }

    /** The schema of a body: other members than the components are refused. */
    public ObjectNode body(Class<?> request) {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Component component : RequestShape.of(request).components()) {
            List<ConstraintDescriptor<?>> constraints = Constraints.of(component);
            if (has(constraints, Null.class)) {
                continue;
            }
            ObjectNode value = value(component, constraints);
            properties.set(component.name(), has(constraints, NotNull.class) ? value : nullable(value));
            if (has(constraints, NotNull.class) && !isPatch(component.type())) {
                required.add(component.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** The parameter objects of a query. */
    public List<ObjectNode> parameters(Class<?> request) {
        return RequestShape.of(request).components().stream()
                .map(this::parameter)
                .toList();
    }

    private ObjectNode parameter(Component component) {
        List<ConstraintDescriptor<?>> constraints = Constraints.of(component);
        ObjectNode parameter = object().put("name", component.name()).put("in", "query");
        if (isA(component.type(), Set.class)) {
            // One or several constants, separated by commas.
            parameter.put("style", "form").put("explode", false);
        }
        if (has(constraints, Cursor.class)) {
            parameter.put("description", "The nextCursor of the page before");
        }
        parameter.set("schema", value(component, constraints));
        return parameter;
    }

    private ObjectNode value(Component component, List<ConstraintDescriptor<?>> constraints) {
        Type type = isPatch(component.type()) ? argument(component.type()) : component.type();
        ObjectNode schema = component.entries() == null
                ? schema(type)
                : entries(component.entries().value());
        for (ConstraintDescriptor<?> constraint : constraints) {
            Map<String, Object> attributes = constraint.getAttributes();
            if (attributes.containsKey("max")) {
                boolean isList = isA(type, List.class);
                schema.put(isList ? "minItems" : "minimum", bound(attributes, "min"));
                schema.put(isList ? "maxItems" : "maximum", bound(attributes, "max"));
            }
        }
        return schema;
    }

    private static long bound(Map<String, Object> attributes, String name) {
        return ((Number) Objects.requireNonNull(attributes.get(name), name)).longValue();
    }

    private ObjectNode schema(Type type) {
        if (isA(type, List.class) || isA(type, Set.class)) {
            ObjectNode list = object().put("type", "array");
            list.set("items", schema(argument(type)));
            return list;
        } else if (type == Long.class) {
            return object().put("type", "integer").put("format", "int64");
        } else if (type == Boolean.class) {
            return object().put("type", "boolean");
        } else if (type == Metadata.class) {
            return metadata();
        }
        return JsonValues.isRequest(type) ? nested.apply((Class<?>) type) : TextSchemas.of((Class<?>) type);
    }

    private ObjectNode entries(Class<? extends Record> entry) {
        ObjectNode list = object().put("type", "array")
                .put("description", "Each entry is validated alone; the response reports those that are invalid");
        list.set("items", nested.apply(entry));
        return list;
    }

    private static ObjectNode metadata() {
        ObjectNode schema = object().put("type", "object").put("maxProperties", Metadata.MAX_ENTRIES);
        schema.putObject("propertyNames").put("minLength", 1).put("maxLength", Metadata.MAX_KEY);
        schema.putObject("additionalProperties").put("type", "string").put("maxLength", Metadata.MAX_VALUE);
        return schema;
    }

    /** The schema of the same values and null. */
    public static ObjectNode nullable(ObjectNode schema) {
        if (schema.isEmpty()) {
            return schema;
        }
        if (schema.path("type").isTextual() && !schema.has("enum") && !schema.has("const")) {
            String type = schema.get("type").textValue();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put("type", "null"));
        return either;
    }

    private static boolean has(List<ConstraintDescriptor<?>> constraints, Class<?> annotation) {
        return constraints.stream()
                .anyMatch(constraint -> constraint.getAnnotation().annotationType() == annotation);
    }

    private static boolean isPatch(Type type) {
        return isA(type, Patch.class);
    }

    private static boolean isA(Type type, Class<?> raw) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
