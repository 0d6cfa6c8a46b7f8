package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.api.bind.EmptyRequest;
import dev.hexpay.domain.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the OpenAPI document says about a route. The errors that every route can return are not listed.
 *
 * @param summary what the route does, in the imperative; the id of the operation is made of it
 * @param body the record of the body; null for a body that only the endpoint understands
 * @param results the successful responses
 * @param errors further errors
 */
public record Documentation(
        String summary, @Nullable Class<? extends Record> body, List<Result> results, List<ErrorCode> errors) {

    /**
     * A successful response.
     *
     * @param status its HTTP status
     * @param type the record of the object, or of the objects of a list
     * @param versions the versions of the API with this response
     */
    public record Result(int status, Class<? extends Record> type, Form form, Set<ApiVersion> versions) {}

    /** What a response has. */
    public enum Form {
        OBJECT,
        LIST
    }

    private static final Set<ApiVersion> ALL = Set.of(ApiVersion.values());
    private static final int OK = 200;
    private static final int CREATED = 201;

    /** A route without a body. */
    public static Documentation of(String summary) {
        return new Documentation(summary, EmptyRequest.class, List.of(), List.of());
    }

    /** With a body of this record. */
    public Documentation takes(Class<? extends Record> type) {
        return new Documentation(summary, type, results, errors);
    }

    /** With a body that only the endpoint understands. */
    public Documentation takesAnyContent() {
        return new Documentation(summary, null, results, errors);
    }

    /** With an object in a response of status 200. */
    public Documentation returns(Class<? extends Record> type) {
        return with(new Result(OK, type, Form.OBJECT, ALL));
    }

    /** With an object in a response of status 200, in this version only. */
    public Documentation returnsIn(ApiVersion version, Class<? extends Record> type) {
        return with(new Result(OK, type, Form.OBJECT, Set.of(version)));
    }

    /** With a created object in a response of status 201. */
    public Documentation creates(Class<? extends Record> type) {
        return with(new Result(CREATED, type, Form.OBJECT, ALL));
    }

    /** With a page of a list in a response of status 200. */
    public Documentation lists(Class<? extends Record> type) {
        return with(new Result(OK, type, Form.LIST, ALL));
    }

    /** With further errors. */
    public Documentation fails(ErrorCode... codes) {
        return new Documentation(
                summary,
                body,
                results,
                Stream.concat(errors.stream(), Arrays.stream(codes)).toList());
    }

    private Documentation with(Result result) {
        return new Documentation(
                summary,
                body,
                Stream.concat(results.stream(), Stream.of(result)).toList(),
                errors);
    }
}
