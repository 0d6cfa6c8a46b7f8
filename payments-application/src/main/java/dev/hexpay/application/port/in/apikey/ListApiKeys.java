package dev.hexpay.application.port.in.apikey;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;

/** Lists the API keys, newest first, without their secrets. */
public interface ListApiKeys {
    /** The keys of this scope. */
    Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page);
}
