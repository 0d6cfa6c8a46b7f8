package dev.hexpay.architecture;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every rule, as a function of the layout: the same rules check the project and the samples that violate them. */
final class Rules {
    private Rules() {}

    /** The rules for main code. */
    static List<Rule> ofMainCode(Layout layout, Set<Module> modules) {
        return Stream.of(
                        ModuleRules.of(layout, modules),
                        CoreRules.of(layout),
                        PortRules.of(layout),
                        TypeRules.of(layout))
                .flatMap(List::stream)
                .toList();
    }

    /** The rules for main and test code. */
    static List<Rule> ofAllCode(Layout layout, Vocabulary vocabulary) {
        return NameRules.of(layout, vocabulary);
    }
}
