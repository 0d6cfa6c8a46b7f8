package dev.hexpay.architecture.innocent.application.port.in;

import dev.hexpay.architecture.innocent.domain.Outcome;
import dev.hexpay.architecture.innocent.domain.scope.Scope;

/** Has one verb and a shorter way to say it. */
public interface GetPayment {
    /** The payment. */
    Outcome get(Scope scope, String id);

    /** The first. */
    default Outcome first(Scope scope) {
        return get(scope, "1");
    }
}
