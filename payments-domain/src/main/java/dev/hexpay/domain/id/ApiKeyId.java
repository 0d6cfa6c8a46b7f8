package dev.hexpay.domain.id;

/** Names an API key, which is not the secret itself: {@code key_} and a ULID. */
public record ApiKeyId(String value) {
    public ApiKeyId {
        IdKind.API_KEY.check(value);
    }

    /** The id that a client sent; refused with {@code api_key_not_found} when it cannot be one. */
    public static ApiKeyId parse(String text) {
        return new ApiKeyId(IdKind.API_KEY.parse(text));
    }
}
