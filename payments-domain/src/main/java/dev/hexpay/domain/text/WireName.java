package dev.hexpay.domain.text;

import java.util.Locale;

/** The published name of an enum constant: the same text in the API, in messages and in the database. */
public final class WireName {
    private WireName() {}

    /** The name in lower case, for example {@code requires_action}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
