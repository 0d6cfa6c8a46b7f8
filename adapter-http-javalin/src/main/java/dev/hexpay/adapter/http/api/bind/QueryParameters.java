package dev.hexpay.adapter.http.api.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hexpay.adapter.http.form.UrlEncoded;
import dev.hexpay.adapter.http.form.UrlEncoded.Parameter;
import dev.hexpay.domain.error.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string. */
final class QueryParameters {
    // A value that cannot be decoded is kept as null: without the filter, the list would contain everything.
    private final List<Parameter> parameters;

    QueryParameters(@Nullable String query) {
        parameters = query == null ? List.of() : UrlEncoded.parse(query);
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
