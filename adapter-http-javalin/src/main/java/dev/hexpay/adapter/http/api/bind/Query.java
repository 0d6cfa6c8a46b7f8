package dev.hexpay.adapter.http.api.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request; those that nobody asks for are ignored. */
public final class Query {
    private final List<Parameter> parameters = new ArrayList<>();
    private final Violations problems;

    /** Reads from this query; what is wrong goes to the problems of the request. */
    public Query(@Nullable String query, Violations problems) {
        this.problems = problems;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.add(new Parameter(FormText.decoded(name), FormText.decoded(value)));
        }
    }

    // What cannot be decoded is kept as null: a filter that was dropped would show everything instead.
    private record Parameter(
            @Nullable String name, @Nullable String value) {}

    /** A parameter that may be left out. */
    public <T> FieldValue<T> text(String name, Function<String, T> type) {
        List<Parameter> sent = parameters.stream()
                .filter(parameter -> name.equals(parameter.name()))
                .toList();
        if (sent.isEmpty()) {
            return FieldValue.absent();
        }
        if (sent.size() > 1) {
            return wrong(name, "must be given once");
        }
        String value = sent.get(0).value();
        return value == null
                ? wrong(name, "must be percent-encoded UTF-8")
                : FieldValue.given(problems.read(FieldPath.ROOT.at(name), type, value));
    }

    private <T> FieldValue<T> wrong(String name, String message) {
        problems.add(name, message);
        return FieldValue.given(null);
    }
}
