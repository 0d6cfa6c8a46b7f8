package dev.hexpay.adapter.sandbox;

import dev.hexpay.testkit.FaultyConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection whose caller can crash after the provider has processed the call. */
record CallerCrash(AtomicBoolean callerCrashes) implements FaultyConnection {
    @Override
    public <A> A transmit(RemoteCall<A> call) {
        A result = call.execute();
        if (callerCrashes.get()) {
            throw new CallerCrashed();
        }
        return result;
    }

    /** Stands for a server that stops during a call. */
    static final class CallerCrashed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
