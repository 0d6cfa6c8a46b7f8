package dev.hexpay.architecture.guilty.application.port.in;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.domain.scope.Scope;

@Breaks("no command answers with a boolean")
interface TellWhether {
    boolean tell(Scope scope);
}
