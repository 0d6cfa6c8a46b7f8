package dev.hexpay.architecture.guilty.tax.table;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.sandbox.CardUtils;
import java.util.List;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheSandbox {
    private KnowsTheSandbox() {}

    static List<CardUtils> cards() {
        return List.of();
    }
}
