package dev.hexpay.application.port.in.apikey;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;

/** Reads the API keys, newest first; never a secret. */
public interface ListApiKeys {
    /** The keys that open this scope. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);
}
