package dev.hexpay.http.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request; those that nobody asks for are ignored. */
public final class Query {
    private final List<Parameter> parameters = new ArrayList<>();
    private final Problems problems;

    /** Reads from this query; what is wrong goes to the problems of the request. */
    public Query(@Nullable String query, Problems problems) {
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
    public <T> Read<T> text(String name, Function<String, T> type) {
        List<Parameter> sent = parameters.stream()
                .filter(parameter -> name.equals(parameter.name()))
                .toList();
        if (sent.isEmpty()) {
            return Read.absent();
        }
        if (sent.size() > 1) {
            return wrong(name, "must be given once");
        }
        String value = sent.get(0).value();
        return value == null
                ? wrong(name, "must be percent-encoded UTF-8")
                : Read.given(problems.read(Path.ROOT.at(name), type, value));
    }

    private <T> Read<T> wrong(String name, String message) {
        problems.add(name, message);
        return Read.given(null);
    }
}
