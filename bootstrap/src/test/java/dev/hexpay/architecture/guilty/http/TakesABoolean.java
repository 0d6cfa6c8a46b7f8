package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;

/** Does one of two things. */
@Breaks("public methods take no booleans")
public final class TakesABoolean {
    private TakesABoolean() {}

    /** Does one of two things. */
    public static String show(boolean all) {
        return all ? "all" : "some";
    }
}
