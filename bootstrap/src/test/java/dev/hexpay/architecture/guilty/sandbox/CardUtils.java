package dev.hexpay.architecture.guilty.sandbox;

import dev.hexpay.architecture.Breaks;

/** Says nothing by its name. */
@Breaks("names say what a thing is")
public final class CardUtils {
    private CardUtils() {}

    /** A card. */
    public static String test() {
        return "4242";
    }
}
