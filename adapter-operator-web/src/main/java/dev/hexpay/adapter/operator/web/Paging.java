package dev.hexpay.adapter.operator.web;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.error.PaymentsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list that goes from new to old: {@code after} is the last row of the page before, and {@code trail} the
 * same of the pages before that, so that the way back is the way that was gone.
 *
 * @param <I> the id of the rows
 */
public final class Paging<I> {
    private static final Set<String> PARAMETERS = Set.of("after", "trail", "format", "done");
    private static final int MAX_TRAIL = 20;
    private static final String FIRST = "-";

    private final OperatorRequest request;
    private final String path;
    private final Function<String, I> parser;

    /** The place that the query of the request names, in the list at this path. */
    public Paging(OperatorRequest request, String path, Function<String, I> parser) {
        this.request = request;
        this.path = path;
        this.parser = parser;
    }

    /** The page that is shown. A cursor that is none is that of the first page. */
    public PageRequest<I> page() {
        return new PageRequest<>(PageRequest.DEFAULT_LIMIT, after());
    }

    private @Nullable I after() {
        String after = request.query().text("after");
        try {
            return after.isEmpty() ? null : parser.apply(after);
        } catch (PaymentsException malformed) {
            return null;
        }
    }

    /** The query of the page before; null on the first one. */
    public @Nullable String newer() {
        if (after() == null) {
            return null;
        }
        List<String> trail = trail();
        if (trail.isEmpty()) {
            return link(null, List.of());
        }
        String last = trail.get(trail.size() - 1);
        return link(last.equals(FIRST) ? null : last, trail.subList(0, trail.size() - 1));
    }

    /** The query of the page after this one; null when it is the last. */
    public <T> @Nullable String older(Page<T> page, Function<T, String> id) {
        if (!page.hasMore()) {
            return null;
        }
        List<String> trail = new ArrayList<>(trail());
        String after = request.query().text("after");
        trail.add(after.isEmpty() ? FIRST : after);
        int from = Math.max(0, trail.size() - MAX_TRAIL);
        return link(id.apply(page.items().get(page.items().size() - 1)), trail.subList(from, trail.size()));
    }

    /** The query of the same list as a file. */
    public String csv() {
        Map<String, String> parameters = filters();
        parameters.put("format", "csv");
        return request.href(path) + query(parameters);
    }

    private List<String> trail() {
        String trail = request.query().text("trail");
        return trail.isEmpty() ? List.of() : List.of(trail.split("~"));
    }

    private String link(@Nullable String after, List<String> trail) {
        Map<String, String> parameters = filters();
        if (after != null) {
            parameters.put("after", after);
        }
        if (!trail.isEmpty()) {
            parameters.put("trail", String.join("~", trail));
        }
        return request.href(path) + query(parameters);
    }

    private Map<String, String> filters() {
        Map<String, String> parameters = new TreeMap<>(request.query().values());
        parameters.keySet().removeIf(Paging::isParameter);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** Whether a parameter says where in a list, or in which format, instead of filtering it. */
    public static boolean isParameter(String name) {
        return PARAMETERS.contains(name);
    }

    /** The query string of these parameters; empty without any. */
    public static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.length() == 0 ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return query.toString();
    }

    /** A value of a query string or a segment of a path. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
