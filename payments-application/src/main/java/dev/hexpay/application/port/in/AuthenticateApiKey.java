package dev.hexpay.application.port.in;

import dev.hexpay.domain.scope.Scope;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling. */
public interface AuthenticateApiKey {
    /**
     * The scope that the presented secret opens.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code unauthorized} when it is missing, unknown, deleted or expired
     */
    Scope authenticate(@Nullable String presented);
}
