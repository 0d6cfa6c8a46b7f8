package dev.hexpay.testing.stripe.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a parameter may be. */
sealed interface ParamType {
    /** The error of a value (a text or {@code Parameters}) under its full name; null if it is valid. */
    @Nullable
    StripeError violation(String name, Object value);

    private static @Nullable StripeError emptyOr(String name, Object value, String kind, Pattern valid) {
        if ("".equals(value)) {
            return StripeError.invalid(
                    "parameter_invalid_empty",
                    "You passed an empty string for '" + name + "'. It cannot be unset: remove it or give a value.",
                    name);
        }
        if (value instanceof String text && valid.matcher(text).matches()) {
            return null;
        }
        String message = "Invalid " + kind + ": " + (value instanceof String text ? text : "an object");
        return kind.equals("integer")
                ? StripeError.invalid("parameter_invalid_integer", message, name)
                : StripeError.invalid(message, name);
    }

    /** Any text but the empty one. */
    record Text() implements ParamType {
        private static final Pattern VALID = Pattern.compile(".*", Pattern.DOTALL);

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return emptyOr(name, value, "string", VALID);
        }
    }

    /** An integer. */
    record Int() implements ParamType {
        private static final Pattern VALID = Pattern.compile("-?[0-9]{1,18}");

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return emptyOr(name, value, "integer", VALID);
        }
    }

    /** {@code true} or {@code false}. */
    record Bool() implements ParamType {
        private static final Pattern VALID = Pattern.compile("true|false");

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return emptyOr(name, value, "boolean", VALID);
        }
    }

    /** A decimal number. */
    record Decimal() implements ParamType {
        private static final Pattern VALID = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return emptyOr(name, value, "decimal", VALID);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements ParamType {
        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return value instanceof String text && words.contains(text)
                    ? null
                    : StripeError.invalid("Invalid " + name + ": must be one of " + String.join(", ", words), name);
        }
    }

    /** The empty text, which unsets. */
    record Unset() implements ParamType {
        @Override
        public @Nullable StripeError violation(String name, Object value) {
            return "".equals(value) ? null : StripeError.invalid("Invalid " + name, name);
        }
    }

    /** A list. */
    record ListOf(ParamType item) implements ParamType {
        private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            if (!(value instanceof Parameters list)) {
                return StripeError.invalid("Invalid array", name);
            }
            for (Map.Entry<String, Object> each : list.members().entrySet()) {
                StripeError error = INDEX.matcher(each.getKey()).matches()
                        ? item.violation(name + "[" + each.getKey() + "]", each.getValue())
                        : StripeError.invalid("Invalid array", name);
                if (error != null) {
                    return error;
                }
            }
            return null;
        }
    }

    /** Texts under names of the client; an empty text unsets one. */
    record MapOf() implements ParamType {
        private static final int KEYS = 50;
        private static final int KEY_LENGTH = 40;
        private static final int VALUE_LENGTH = 500;

        @Override
        public @Nullable StripeError violation(String name, Object value) {
            if (!(value instanceof Parameters map)) {
                return StripeError.invalid("Invalid object", name);
            }
            if (map.members().size() > KEYS) {
                return StripeError.invalid("Metadata can have up to " + KEYS + " keys.", name);
            }
            for (Map.Entry<String, Object> each : map.members().entrySet()) {
                String full = name + "[" + each.getKey() + "]";
                if (!(each.getValue() instanceof String text)) {
                    return StripeError.invalid("Metadata values must be strings: " + full, full);
                }
                if (each.getKey().length() > KEY_LENGTH) {
                    return StripeError.invalid("Metadata keys can have up to " + KEY_LENGTH + " characters.", full);
                }
                if (text.length() > VALUE_LENGTH) {
                    return StripeError.invalid("Metadata values can have up to " + VALUE_LENGTH + " characters.", full);
                }
            }
            return null;
        }
    }

    /** The parameters of a class of the library. */
    record Shape(Class<?> type) implements ParamType {
        @Override
        public @Nullable StripeError violation(String name, Object value) {
            if (!(value instanceof Parameters parameters)) {
                return StripeError.invalid("Invalid object", name);
            }
            Map<String, ParamType> known = ParamTypes.of(type);
            for (Map.Entry<String, Object> each : parameters.members().entrySet()) {
                String full = name.isEmpty() ? each.getKey() : name + "[" + each.getKey() + "]";
                ParamType expected = known.get(each.getKey());
                StripeError error = expected == null
                        ? StripeError.invalid("parameter_unknown", "Received unknown parameter: " + full, full)
                        : expected.violation(full, each.getValue());
                if (error != null) {
                    return error;
                }
            }
            return null;
        }
    }

    /** Any of some types; the error is that of the first. */
    record AnyOf(List<ParamType> types) implements ParamType {
        @Override
        public @Nullable StripeError violation(String name, Object value) {
            StripeError first = null;
            for (ParamType type : types) {
                StripeError error = type.violation(name, value);
                if (error == null) {
                    return null;
                }
                first = first == null ? error : first;
            }
            return first;
        }
    }
}
