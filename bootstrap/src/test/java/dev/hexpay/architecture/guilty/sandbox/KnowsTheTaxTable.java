package dev.hexpay.architecture.guilty.sandbox;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.tax.table.TakesAnOptional;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheTaxTable {
    private KnowsTheTaxTable() {}

    static TakesAnOptional[] rates() {
        return new TakesAnOptional[0];
    }
}
