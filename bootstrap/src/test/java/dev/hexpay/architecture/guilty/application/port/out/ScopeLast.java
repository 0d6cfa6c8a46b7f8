package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.scope.Scope;

@Breaks("out-ports take the scope first")
interface ScopeLast {
    String find(String id, Scope scope);
}
