package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hexpay.domain.error.PaymentsException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, read one by one; what is wrong with each goes to the problems of the request. */
public final class JsonFields {
    private static final String REQUIRED = "is required";

    private final ObjectNode object;
    private final FieldPath path;
    private final Violations problems;
    private final Set<String> known = new HashSet<>();

    private JsonFields(ObjectNode object, FieldPath path, Violations problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /**
     * Makes of an object what {@code reader} makes of its members, and reports those that it does not know. The result
     * may be taken when there are no problems.
     */
    public static <T> Supplier<T> read(
            ObjectNode object, Violations problems, Function<JsonFields, Supplier<T>> reader) {
        return new JsonFields(object, FieldPath.ROOT, problems).read(reader);
    }

    private <T> Supplier<T> read(Function<JsonFields, Supplier<T>> reader) {
        Supplier<T> result = reader.apply(this);
        object.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                problems.add(path.at(entry.getKey()).dotted(), "is unknown");
            }
        });
        return result;
    }

    /** A text that must be there. */
    public <T> FieldValue<T> requiredText(String name, Function<String, T> type) {
        return required(name, text(name, type));
    }

    /** A text that may be left out, or null. */
    public <T> FieldValue<T> text(String name, Function<String, T> type) {
        return optional(
                name,
                node -> node.isTextual()
                        ? FieldValue.given(problems.read(path.at(name), type, node.textValue()))
                        : wrong(name, "must be a string"));
    }

    /** A whole number that must be there. */
    public FieldValue<Long> requiredInteger(String name, long min, long max) {
        return required(name, integer(name, min, max));
    }

    /** A whole number that may be left out, or null. */
    public FieldValue<Long> integer(String name, long min, long max) {
        return optional(name, node -> {
            Long value = node.isNumber() ? integer(node.decimalValue(), min, max) : null;
            return value == null
                    ? wrong(name, "must be an integer between " + min + " and " + max)
                    : FieldValue.given(value);
        });
    }

    // Compared before anything is computed: 1e999999999 has a short text and a billion digits.
    private static @Nullable Long integer(BigDecimal number, long min, long max) {
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            return null;
        }
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() > 0 ? null : (Long) plain.longValueExact();
    }

    /** An object of strings that may be left out, or null; {@code type} calls it by its name on the wire. */
    public <T> FieldValue<T> strings(String name, Function<Map<String, String>, T> type) {
        return optional(
                name,
                node -> node instanceof ObjectNode members
                        ? FieldValue.given(built(path, () -> type.apply(entries(path.at(name), members))))
                        : wrong(name, "must be an object"));
    }

    private Map<String, String> entries(FieldPath at, ObjectNode members) {
        Map<String, String> entries = new LinkedHashMap<>();
        members.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                entries.put(entry.getKey(), entry.getValue().textValue());
            } else {
                problems.add(at.at(entry.getKey()).dotted(), "must be a string");
            }
        });
        return entries;
    }

    /** An object that may be left out, or null; its members are read as these are. */
    public <T> FieldValue<T> object(String name, Function<JsonFields, Supplier<T>> reader) {
        return optional(
                name,
                node -> node instanceof ObjectNode nested
                        ? FieldValue.given(
                                built(path.at(name), new JsonFields(nested, path.at(name), problems).read(reader)))
                        : wrong(name, "must be an object"));
    }

    /** A list that must be there, of {@code min} to {@code max} things of any kind. */
    public FieldValue<List<JsonNode>> requiredList(String name, int min, int max) {
        JsonNode node = member(name);
        if (node == null || node.isNull()) {
            return wrong(name, REQUIRED);
        }
        if (!node.isArray() || node.size() < min || node.size() > max) {
            return wrong(name, "must be a list of " + min + " to " + max + " entries");
        }
        return FieldValue.given(node.valueStream().toList());
    }

    private <T> FieldValue<T> optional(String name, Function<JsonNode, FieldValue<T>> type) {
        JsonNode node = member(name);
        if (node == null) {
            return FieldValue.absent();
        }
        return node.isNull() ? FieldValue.sentAsNull() : type.apply(node);
    }

    private <T> @Nullable T built(FieldPath root, Supplier<T> result) {
        try {
            return result.get();
        } catch (PaymentsException refusal) {
            refusal.violations()
                    .forEach(problem -> problems.add(root.at(problem.field()).dotted(), problem.message()));
            return null;
        }
    }

    private <T> FieldValue<T> required(String name, FieldValue<T> read) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? wrong(name, REQUIRED) : read;
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        return object.get(name);
    }

    /** Reports that a member is wrong in a way that only its reader knows. */
    public <T> FieldValue<T> wrong(String name, String message) {
        problems.add(path.at(name).dotted(), message);
        return FieldValue.given(null);
    }
}
