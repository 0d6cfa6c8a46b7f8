package dev.hexpay.application.port.in.apikey;

import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates an API key. */
public interface CreateApiKey {
    /** Creates a key for this scope, without expiry or with {@code lifetime}. */
    Result create(Scope scope, KeyName name, @Nullable Duration lifetime);

    /** The key and its secret, which is returned only here. */
    record Result(ApiKey key, ApiKeySecret secret) {}
}
