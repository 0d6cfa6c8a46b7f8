package dev.hexpay.crash;

import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyConnection.RemoteCall;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The fault of the connection to the provider or to the mail server. */
enum ConnectionFault {
    NONE {
        @Override
        <A> A transmit(RemoteCall<A> call, Runnable wait) {
            return call.execute();
        }
    },
    LOST_BEFORE_EFFECT {
        @Override
        <A> A transmit(RemoteCall<A> call, Runnable wait) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    },
    LOST_AFTER_EFFECT {
        @Override
        <A> A transmit(RemoteCall<A> call, Runnable wait) {
            call.execute();
            throw new UncheckedIOException(new IOException("connection reset"));
        }
    },
    SERVER_ERROR_AFTER_EFFECT {
        @Override
        <A> A transmit(RemoteCall<A> call, Runnable wait) {
            call.execute();
            throw new IllegalStateException("502 Bad Gateway");
        }
    },
    SLOW {
        @Override
        <A> A transmit(RemoteCall<A> call, Runnable wait) {
            A result = call.execute();
            wait.run();
            return result;
        }
    };

    /**
     * Sends a call and returns its result, unless the fault prevents it.
     *
     * @param wait runs while a slow response is awaited
     */
    abstract <A> A transmit(RemoteCall<A> call, Runnable wait);

    /** A connection with this fault. */
    FaultyConnection connection(Runnable wait) {
        return new FaultyConnection() {
            @Override
            public <A> A transmit(RemoteCall<A> call) {
                return ConnectionFault.this.transmit(call, wait);
            }
        };
    }

    /** Whether the call has no effect. */
    boolean isLost() {
        return this == LOST_BEFORE_EFFECT;
    }

    /** Whether the call takes effect although its response is lost. */
    boolean isAfterEffect() {
        return this == LOST_AFTER_EFFECT || this == SERVER_ERROR_AFTER_EFFECT;
    }
}
