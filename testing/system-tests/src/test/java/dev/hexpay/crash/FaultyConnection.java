package dev.hexpay.crash;

import dev.hexpay.application.port.out.ProviderResult;
import java.util.function.UnaryOperator;

/** The connection to the provider or to the mail server. */
interface FaultyConnection {
    /** A connection without a fault. */
    FaultyConnection HEALTHY = RemoteCall::execute;

    <A> A transmit(RemoteCall<A> call);

    /** A call over the connection. */
    interface RemoteCall<A> {
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
