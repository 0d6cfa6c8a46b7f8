package dev.hexpay.architecture.guilty.application.port.in;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.scope.Scope;

/** Does two things. */
@Breaks("an in-port is an interface with one verb")
public interface DoMuch {
    /** One thing. */
    void doOneThing(Scope scope);

    /** Another. */
    void doAnother(Scope scope);
}
