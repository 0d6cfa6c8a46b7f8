package dev.hexpay.adapter.http.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The one shape of every error; {@code param} and {@code details} are left out when there is nothing to say. */
record ErrorObject(
        String type,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String param,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object details,
        @JsonProperty("doc_url") String docUrl) {
    /** What it is wrapped in. */
    record Envelope(boolean success, ErrorObject error) {}
}
