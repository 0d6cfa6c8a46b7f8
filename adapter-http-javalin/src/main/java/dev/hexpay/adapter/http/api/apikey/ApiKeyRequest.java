package dev.hexpay.adapter.http.api.apikey;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.domain.tenant.KeyName;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The request to create an API key; {@code lifetime} is null for a key that never expires. */
record ApiKeyRequest(KeyName name, @Nullable Duration lifetime) {
    private static final int MAX_DAYS = 3650;

    static Supplier<ApiKeyRequest> read(JsonFields body) {
        FieldValue<KeyName> name = body.requiredText("name", KeyName::new);
        FieldValue<Long> days = body.integer("expiresInDays", 1, MAX_DAYS);
        return () -> new ApiKeyRequest(name.get(), days.orNull() == null ? null : Duration.ofDays(days.get()));
    }
}
