package dev.hexpay.adapter.http.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.domain.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The JSON of every error; {@code param} and {@code details} are omitted when null. */
public record ErrorObject(
        String type,
        @OneOf(constants = ErrorCode.class) String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String param,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object details,
        @JsonProperty("doc_url") String docUrl) {}
