package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hexpay.adapter.http.form.UrlEncoded;
import dev.hexpay.adapter.http.form.UrlEncoded.Parameter;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string. */
final class QueryParameters {
    // What is left of a trailing &.
    private static final Parameter EMPTY = new Parameter("", "");

    // A value that cannot be decoded is kept as null: without the filter, the list would contain everything.
    private final List<Parameter> parameters;

    QueryParameters(@Nullable String query) {
        parameters = query == null
                ? List.of()
                : UrlEncoded.parse(query).stream()
                        .filter(parameter -> !parameter.equals(EMPTY))
                        .toList();
    }

    /**
     * The names of all parameters.
     *
     * @throws PaymentsException {@code invalid_request} when a name is not encoded correctly
     */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            if (parameter.name() == null) {
                throw PaymentsException.of(
                        ErrorCode.INVALID_REQUEST, "The query string must be percent-encoded UTF-8.");
            }
            names.add(parameter.name());
        }
        return names;
    }

    /**
     * The text of a parameter; null when it is absent.
     *
     * @throws InvalidValueException when it is repeated or not encoded correctly
     */
    @Nullable
    JsonNode get(String name) {
        List<Parameter> sent = parameters.stream()
                .filter(parameter -> name.equals(parameter.name()))
                .toList();
        if (sent.isEmpty()) {
            return null;
        }
        String value = sent.get(0).value();
        if (sent.size() > 1) {
            throw new InvalidValueException("must be given once");
        } else if (value == null) {
            throw new InvalidValueException("must be percent-encoded UTF-8");
        }
        return TextNode.valueOf(value);
    }
}
