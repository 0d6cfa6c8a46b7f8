package dev.hexpay.application.port.in.idempotency;

/** Whether a command takes effect once, however often it is sent. */
public sealed interface Idempotency permits IdempotentRequest, Idempotency.None {
    /** Each call is a request of its own. */
    static Idempotency none() {
        return None.INSTANCE;
    }

    /** No idempotency key. */
    enum None implements Idempotency {
        INSTANCE
    }
}
