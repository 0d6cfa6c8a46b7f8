package dev.hexpay.application.port.in;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.scope.Scope;

/** Takes an API key out of use, at once and for good. */
public interface DeleteApiKey {
    /**
     * Deletes the key and returns what it was.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code api_key_not_found}
     */
    ApiKey delete(Scope scope, ApiKeyId id);
}
