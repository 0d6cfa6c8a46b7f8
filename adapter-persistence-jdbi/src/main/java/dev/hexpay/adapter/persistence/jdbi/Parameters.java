package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by parameter name for a statement in one scope. */
final class Parameters {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** Parameters with the organization and mode of this scope. */
    Parameters(Scope scope) {
        values.put("organization_id", scope.organization().value());
        set("mode", scope.mode());
    }

    /** Sets a value; enums are stored as in the API: their names in lower case. */
    Parameters set(String column, @Nullable Object value) {
        values.put(column, value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
