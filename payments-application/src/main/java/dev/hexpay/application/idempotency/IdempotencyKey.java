package dev.hexpay.application.idempotency;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.regex.Pattern;

/** A client's key for one request: 1 to 255 visible ASCII characters, unique in its scope for 24 hours. */
public record IdempotencyKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValueException("must have 1 to 255 visible characters");
        }
    }
}
