package dev.hexpay.architecture;

import java.util.List;
import java.util.stream.Stream;

/** Every rule of the house. Each is a function of the codebase, so the same ones hold for the product and its mirrors. */
final class Rules {
    private Rules() {}

    /** All of them. */
    static List<Rule> all() {
        return Stream.of(ArrowRules.all(), CoreRules.all(), PortRules.all(), TypeRules.all(), SourceRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
