package dev.hexpay.adapter.http.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.adapter.http.api.bind.RequestSchemas;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.application.event.EventType;
import dev.hexpay.domain.text.WireName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of a document: one for each record, to which everything else refers. */
final class Schemas {
    private static final String RESPONSE = "Response";
    private static final Set<String> TIMES =
            Set.of("timestamp", "from", "to", "periodStart", "periodEnd", "issueDate", "dueDate");

    private final SortedMap<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();
    private final RequestSchemas requests = new RequestSchemas(this::request);

    /** A reference to the schema of a request record. */
    ObjectNode request(Class<?> type) {
        return reference(type, requests::body);
    }

    /** The parameter objects of a record of query parameters. */
    List<ObjectNode> parameters(Class<?> type) {
        return requests.parameters(type);
    }

    /** A reference to the schema of a response record. */
    ObjectNode response(Class<?> type) {
        return reference(type, this::object);
    }

    /** A reference to this schema under this name. */
    ObjectNode named(String name, ObjectNode schema) {
        if (components.putIfAbsent(name, schema) != null) {
            throw new IllegalStateException("two schemas have the name " + name);
        }
        return to(name);
    }

    /** The schema of a response record, for a place that completes it. */
    ObjectNode copyOf(Class<?> type) {
        return object(type);
    }

    /** Whether the schema of a record requires a member. */
    boolean hasRequired(Class<?> type) {
        return Objects.requireNonNull(components.get(name(type)), type::getName).has("required");
    }

    /** Every schema to which there is a reference, by its name. */
    ObjectNode components() {
        return object().setAll(components);
    }

    private ObjectNode reference(Class<?> type, Function<Class<?>, ObjectNode> schema) {
        String name = name(type);
        Class<?> known = types.putIfAbsent(name, type);
        if (known == null) {
            components.put(name, schema.apply(type));
        } else if (known != type) {
            throw new IllegalStateException("two records have the schema " + name + ": " + known + ", " + type);
        }
        return to(name);
    }

    private static ObjectNode to(String schema) {
        return object().put("$ref", "#/components/schemas/" + schema);
    }

    /** {@code PaymentResponse} is {@code Payment}; a record inside another has both names. */
    private static String name(Class<?> type) {
        String simple = type.getSimpleName();
        String own = simple.endsWith(RESPONSE) ? simple.substring(0, simple.length() - RESPONSE.length()) : simple;
        return type.getEnclosingClass() == null || type.getSimpleName().endsWith(RESPONSE)
                ? own
                : name(type.getEnclosingClass()) + own;
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode schema = object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null ? component.getName() : renamed.value();
            boolean isOmitted = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            ObjectNode value = value(component);
            properties.set(name, isNullable && !isOmitted ? RequestSchemas.nullable(value) : value);
            if (!isOmitted) {
                required.add(name);
            }
        }
        return schema;
    }

    private ObjectNode value(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return eventData();
        }
        ObjectNode schema = schema(component.getGenericType());
        OneOf texts = component.getAnnotation(OneOf.class);
        if (texts != null) {
            ArrayNode names = schema.putArray("enum");
            texts(texts).forEach(names::add);
        } else if (component.getType() == String.class && isTime(component.getName())) {
            schema.put("format", "date-time");
        }
        return schema;
    }

    /** The payload of an event, which is one of a few records. */
    private ObjectNode eventData() {
        ObjectNode schema = object();
        ArrayNode payloads = schema.putArray("anyOf");
        Arrays.stream(EventType.values())
                .map(EventType::payload)
                .distinct()
                .map(this::response)
                .forEach(payloads::add);
        return schema;
    }

    private static Stream<String> texts(OneOf texts) {
        return Stream.concat(
                Arrays.stream(texts.value()),
                Arrays.stream(texts.constants())
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(WireName::of));
    }

    private static boolean isTime(String name) {
        return name.endsWith("At") || TIMES.contains(name);
    }

    private ObjectNode schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ObjectNode list = object().put("type", "array");
            list.set("items", schema(generic.getActualTypeArguments()[0]));
            return list;
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            ObjectNode map = object().put("type", "object");
            map.set("additionalProperties", schema(generic.getActualTypeArguments()[1]));
            return map;
        } else if (type == String.class) {
            return object().put("type", "string");
        } else if (type == Instant.class) {
            return object().put("type", "string").put("format", "date-time");
        } else if (type == long.class || type == Long.class) {
            return object().put("type", "integer").put("format", "int64");
        } else if (type == int.class || type == Integer.class) {
            return object().put("type", "integer").put("format", "int32");
        } else if (type == boolean.class) {
            return object().put("type", "boolean");
        } else if (type == JsonNode.class || type == Object.class) {
            return object();
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            return response(nested);
        }
        throw new IllegalArgumentException("a response cannot contain " + type);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
