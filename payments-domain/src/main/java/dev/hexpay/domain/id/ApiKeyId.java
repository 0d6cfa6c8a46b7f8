package dev.hexpay.domain.id;

/** The id of an API key, not its secret: {@code key_} and a ULID. */
public record ApiKeyId(String value) {
    public ApiKeyId {
        IdKind.API_KEY.check(value);
    }

    /** Parses an id from a request; rejected with {@code api_key_not_found} when it is malformed. */
    public static ApiKeyId parse(String text) {
        return new ApiKeyId(IdKind.API_KEY.parse(text));
    }
}
