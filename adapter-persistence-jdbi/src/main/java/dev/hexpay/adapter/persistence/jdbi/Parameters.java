package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written: values by column. */
final class Parameters {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** A row of this scope, which every row belongs to. */
    Parameters(Scope scope) {
        values.put("organization_id", scope.organization().value());
        set("mode", scope.mode());
    }

    /** Enums are kept as the words of the API: their names in lower case. */
    Parameters set(String column, @Nullable Object value) {
        values.put(column, value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
