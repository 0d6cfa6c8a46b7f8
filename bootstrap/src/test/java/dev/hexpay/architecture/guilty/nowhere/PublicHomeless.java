package dev.hexpay.architecture.guilty.nowhere;

import dev.hexpay.architecture.Breaks;
import java.util.List;

/** Lies where no module is. */
@Breaks("every class belongs to a module")
public final class PublicHomeless {
    /** None. */
    public static final List<String> NUMBERS = List.of();

    private PublicHomeless() {}
}
