package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scoped;
import org.jspecify.annotations.Nullable;

/** Authenticates the caller of the API. */
public interface AuthenticateApiKey {
    /**
     * The API key with this secret, and its scope.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code unauthorized} when it is missing, unknown, deleted or
     *     expired
     */
    Scoped<ApiKey> authenticate(@Nullable String secret);
}
