package dev.hexpay.adapter.http.body;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The body of a request did not arrive whole: the client was too slow, or closed the connection. */
public final class BodyReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isTooSlow;

    private BodyReadException(String message, boolean isTooSlow, @Nullable Throwable cause) {
        super(message, cause);
        this.isTooSlow = isTooSlow;
    }

    static BodyReadException tooSlow() {
        return new BodyReadException("the body arrived too slowly", true, null);
    }

    static BodyReadException incomplete(Throwable cause) {
        return cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException
                ? tooSlow()
                : new BodyReadException("the body ended too early", false, cause);
    }

    /** Whether the client was too slow. */
    public boolean isTooSlow() {
        return isTooSlow;
    }
}
