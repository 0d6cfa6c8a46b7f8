package dev.hexpay.architecture.guilty.mail.smtp;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.tax.table.TakesAnOptional;
import java.util.List;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheTaxTable {
    private KnowsTheTaxTable() {}

    static List<TakesAnOptional> rates() {
        return List.of();
    }
}
