package dev.hexpay.testkit;

import dev.hexpay.application.port.out.ProviderResult;
import java.util.function.UnaryOperator;

/** The connection to a remote system, such as a provider or a mail server, which may be faulty. */
public interface FaultyConnection {
    /** A connection without a fault. */
    FaultyConnection HEALTHY = RemoteCall::execute;

    /** Executes the call, unless the fault prevents it, and returns its result, unless that is lost. */
    <A> A transmit(RemoteCall<A> call);

    /** A call over the connection. */
    interface RemoteCall<A> {
        /** Calls the remote system. */
        A execute();
    }

    /** Returns the result that the caller receives when this is the true one. */
    default ProviderResult received(ProviderResult result) {
        return result;
    }

    /** A connection without a fault that changes the results. */
    record AlteredResults(UnaryOperator<ProviderResult> alteration) implements FaultyConnection {
        @Override
        public <A> A transmit(RemoteCall<A> call) {
            return call.execute();
        }

        @Override
        public ProviderResult received(ProviderResult result) {
            return alteration.apply(result);
        }
    }
}
