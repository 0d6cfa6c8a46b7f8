package dev.hexpay.application.port.out;

import java.time.Duration;

/** Too many documents are being rendered; nothing has happened, and the call can be repeated. */
public final class RendererBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** The call may succeed after this time, in whole seconds. */
    public RendererBusyException(Duration retryAfter) {
        super("too many documents are being rendered");
        this.retryAfter = retryAfter;
    }

    /** When the call may succeed, in whole seconds. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
