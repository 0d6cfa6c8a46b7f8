package dev.hexpay.architecture.innocent.application.port.in;

import dev.hexpay.architecture.innocent.domain.scope.Scope;

/** Is asked before there is a scope. */
public interface AuthenticateApiKey {
    /** The scope. */
    Scope authenticate(String secret);
}
