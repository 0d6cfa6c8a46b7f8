package dev.hexpay.application.port.in;

import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.organization.ApiKeySecret;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.scope.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes an API key. */
public interface CreateApiKey {
    /** Makes a key that opens this scope, for ever or for {@code lifetime}. */
    Answered<Result> create(Scope scope, KeyName name, @Nullable Duration lifetime, Once<Result> once);

    /** The key, and its secret for the only time. */
    record Result(ApiKey key, ApiKeySecret secret) {}
}
