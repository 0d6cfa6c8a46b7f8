package dev.hexpay.architecture;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One sentence about the code that a test holds it to.
 *
 * @param name the sentence
 * @param check finds where it does not hold
 */
record Rule(String name, Function<Codebase, Stream<Violation>> check) {
    /** Where the sentence does not hold. */
    List<Violation> violations(Codebase code) {
        return check.apply(code).distinct().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
