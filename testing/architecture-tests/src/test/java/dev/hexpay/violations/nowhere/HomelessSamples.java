package dev.hexpay.violations.nowhere;

import dev.hexpay.architecture.Violates;
import org.jspecify.annotations.NullMarked;

/** Samples outside of every module. */
@NullMarked
@Violates("every class belongs to a module")
public final class HomelessSamples {
    /** Visible to the samples of other modules. */
    @Violates("every class belongs to a module")
    public record PublicHomeless(String name) {}
}
