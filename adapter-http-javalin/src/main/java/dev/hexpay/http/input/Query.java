package dev.hexpay.http.input;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The query parameters of a request; those that nobody asks for are ignored. */
public final class Query {
    private final Map<String, List<String>> parameters;
    private final Problems problems;

    /** Reads from these parameters; what is wrong goes to the problems of the request. */
    public Query(Map<String, List<String>> parameters, Problems problems) {
        this.parameters = parameters;
        this.problems = problems;
    }

    /** A parameter that may be left out. */
    public <T> Read<T> text(String name, Function<String, T> type) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return Read.absent();
        }
        if (values.size() > 1) {
            problems.add(name, "must be given once");
            return Read.given(null);
        }
        return Read.given(problems.read(Path.ROOT.at(name), type, values.get(0)));
    }
}
