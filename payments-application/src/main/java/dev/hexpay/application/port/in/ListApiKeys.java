package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.scope.Scope;

/** Reads the API keys, newest first; never a secret. */
public interface ListApiKeys {
    /** The keys that open this scope. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);
}
