package dev.hexpay.architecture.guilty.application.port.in;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.scope.Scope;

@Breaks("money is never a floating number")
interface FloatingParameter {
    void charge(Scope scope, float amount);
}
