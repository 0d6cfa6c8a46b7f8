package dev.hexpay.adapter.http.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hexpay.adapter.http.api.error.ErrorCatalog;
import dev.hexpay.adapter.http.api.error.ErrorExamples;
import dev.hexpay.adapter.http.api.error.ErrorExplanation;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;

/** The table of all errors, and a page about each, at its {@code doc_url}. */
final class ErrorPages {
    private static final String INTRODUCTION = """
            # Errors

            An error has an HTTP status, a `type`, a `code` and a `message` for developers; do not parse the message. The type is a \
            coarser category for clients that do not know the code. `doc_url` leads to the page of the code. A `validation_error` has \
            an entry in `details` for each problem, with the path of its field: all problems at once.

            From version 2026-07-24 on, the error is not in an envelope: `{"error":{…}}` instead of `{"success":false,"error":{…}}`.

            | code | status | type | what to do |
            | --- | --- | --- | --- |
            """;
    private static final String RETRIES = """

            ## When to send a request again

            | what to do | meaning |
            | --- | --- |
            | Fix the request first | The request is wrong, or its key is. Sent again, it gets the same error. |
            | Do not retry | The request is right, but the object does not allow it, or the card was declined. Read the object. |
            | Retry after `Retry-After` seconds | Send the same request again after that many seconds, with the same `Idempotency-Key` if it has one. |
            | Retry with the same `Idempotency-Key` | The request may have taken effect. With the [same key](/docs/idempotency) it takes effect once. |

            A time-out of the network is like `internal_error`: send the request again with the same `Idempotency-Key`.
            """;
    private static final String PAGE = """
            # `%s`

            HTTP status %d, type `%s`. %s.

            ## What it means

            %s

            ## What to do

            %s

            ## Example

            ```json Response %d
            %s
            ```

            [All errors](/docs/errors)
            """;

    private final ErrorExamples examples;

    ErrorPages(PublicUrls urls) {
        this.examples = new ErrorExamples(new ErrorResponses(urls));
    }

    String table() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (ErrorCode code : ErrorCode.values()) {
            page.append("| [`%s`](/docs/errors/%s) | %d | `%s` | %s |\n"
                    .formatted(
                            code.code(),
                            code.code(),
                            ErrorCatalog.status(code),
                            ErrorCatalog.type(code),
                            ErrorCatalog.retry(code).advice()));
        }
        return page.append(RETRIES).toString();
    }

    String page(ErrorCode code) {
        ErrorExplanation explanation = ErrorExplanation.of(code);
        return PAGE.formatted(
                code.code(),
                ErrorCatalog.status(code),
                ErrorCatalog.type(code),
                ErrorCatalog.retry(code).advice(),
                explanation.meaning().replace("_", "\\_"),
                explanation.advice().replace("_", "\\_"),
                ErrorCatalog.status(code),
                example(code));
    }

    private String example(ErrorCode code) {
        try {
            return PrettyJson.of(Json.parse(examples.of(code).body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response of this server is not JSON", e);
        }
    }
}
