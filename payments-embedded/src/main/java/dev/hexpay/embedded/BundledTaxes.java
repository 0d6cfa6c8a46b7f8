package dev.hexpay.embedded;

import dev.hexpay.adapter.tax.table.TableTaxCalculator;
import dev.hexpay.adapter.tax.table.TaxTable;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calculator of a host that sets none. */
final class BundledTaxes {
    private BundledTaxes() {}

    /** The bundled table, for a seller in this country; null for a seller without one. */
    static TaxCalculator of(@Nullable String country) {
        return new TableTaxCalculator(
                TaxTable.bundled(),
                mode -> country == null
                        ? TaxPolicy.unconfigured(mode)
                        : TaxPolicy.of(country, TaxRegistrations.of(List.of())));
    }
}
