package dev.hexpay.testing.stripe.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as a tree: a value is a text, or the parameters below it. {@code a[b][0]=c} is {@code c}
 * below {@code 0} below {@code b} below {@code a}.
 */
public final class Parameters {
    private final Map<String, Object> tree;

    private Parameters(Map<String, Object> tree) {
        this.tree = tree;
    }

    /** Parses a form or a query; null and empty text have no parameters. */
    static Parameters parse(@Nullable String form) {
        Parameters parameters = new Parameters(new LinkedHashMap<>());
        if (form == null || form.isEmpty()) {
            return parameters;
        }
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters.put(segments(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** {@code a[b][c]} as a, b, c. */
    static List<String> segments(String name) {
        List<String> segments = new ArrayList<>();
        int bracket = name.indexOf('[');
        segments.add(bracket < 0 ? name : name.substring(0, bracket));
        while (bracket >= 0) {
            int end = name.indexOf(']', bracket);
            if (end < 0 || (end + 1 < name.length() && name.charAt(end + 1) != '[')) {
                throw StripeError.invalid("Invalid parameter name: " + name, name);
            }
            segments.add(name.substring(bracket + 1, end));
            bracket = end + 1 < name.length() ? end + 1 : -1;
        }
        return segments;
    }

    private void put(List<String> path, String value) {
        String first = path.get(0);
        String name = first.isEmpty() ? String.valueOf(tree.size()) : first;
        if (path.size() == 1) {
            tree.put(name, value);
            return;
        }
        Object below = tree.computeIfAbsent(name, unused -> new Parameters(new LinkedHashMap<>()));
        if (!(below instanceof Parameters parameters)) {
            throw StripeError.invalid("Invalid parameter: " + name + " is both a value and an object", name);
        }
        parameters.put(path.subList(1, path.size()), value);
    }

    /** The names and values of this level: texts and {@code Parameters}. */
    Map<String, Object> members() {
        return tree;
    }

    /** All texts under their full names, sorted. */
    public SortedMap<String, String> flat() {
        SortedMap<String, String> all = new TreeMap<>();
        tree.forEach((name, value) -> {
            if (value instanceof Parameters below) {
                below.flat().forEach((rest, text) -> all.put(name + "[" + rest.replaceFirst("(?=\\[)|$", "]"), text));
            } else {
                all.put(name, (String) value);
            }
        });
        return all;
    }

    private @Nullable Object at(String... path) {
        Object value = this;
        for (String name : path) {
            value = value instanceof Parameters below ? below.tree.get(name) : null;
        }
        return value;
    }

    /** The text at a path; null if it is absent or empty. */
    public @Nullable String text(String... path) {
        return at(path) instanceof String text && !text.isEmpty() ? text : null;
    }

    /** The text at a path that the endpoint requires. */
    public String required(String... path) {
        String text = text(path);
        if (text == null) {
            throw missing(String.join(".", path));
        }
        return text;
    }

    /** The integer at a path; null if it is absent. */
    public @Nullable Long integer(String... path) {
        String text = text(path);
        return text == null ? null : Long.valueOf(text);
    }

    /** Whether the value at a path is there and not false. */
    public boolean isSet(String... path) {
        Object value = at(path);
        return value != null && !"false".equals(value) && !"".equals(value);
    }

    /** The texts of the list at a path. */
    public List<String> texts(String... path) {
        return at(path) instanceof Parameters list
                ? list.tree.values().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The objects of the list at a path. */
    public List<Parameters> items(String... path) {
        return at(path) instanceof Parameters list
                ? list.tree.values().stream()
                        .filter(Parameters.class::isInstance)
                        .map(Parameters.class::cast)
                        .toList()
                : List.of();
    }

    /** The parameters below a path; empty if there are none. */
    public Parameters below(String... path) {
        return at(path) instanceof Parameters below ? below : new Parameters(Map.of());
    }

    /** The texts below a path by their names, without the empty ones, which unset. */
    public Map<String, String> map(String... path) {
        Map<String, String> map = new LinkedHashMap<>();
        new TreeMap<>(below(path).tree).forEach((name, value) -> {
            if (value instanceof String text && !text.isEmpty()) {
                map.put(name, text);
            }
        });
        return map;
    }

    static StripeError missing(String name) {
        return StripeError.invalid("parameter_missing", "Missing required param: " + name + ".", name);
    }
}
