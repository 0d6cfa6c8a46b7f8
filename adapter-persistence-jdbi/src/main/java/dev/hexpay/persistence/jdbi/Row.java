package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.scope.Scope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written: values by column. */
final class Row {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** A row of this scope, which every row belongs to. */
    Row(Scope scope) {
        values.put("organization_id", scope.organization().value());
        set("mode", scope.mode());
    }

    /** Enums are kept as the words of the API: their names in lower case. */
    Row set(String column, @Nullable Object value) {
        values.put(column, value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
