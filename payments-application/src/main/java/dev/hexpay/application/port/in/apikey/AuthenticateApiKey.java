package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Authenticates the caller of the API. */
public interface AuthenticateApiKey {
    /**
     * The scope of the API key with this secret.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code unauthorized} when it is missing, unknown, deleted or
     *     expired
     */
    Scope authenticate(@Nullable String secret);
}
