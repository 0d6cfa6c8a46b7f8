package dev.hexpay.adapter.tax.table;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Function;

/** Calculates tax locally from the seller's policy and a table of rates; it is always available. */
public final class TableTaxCalculator implements TaxCalculator {
    private final TaxRates rates;
    private final Function<Mode, TaxPolicy> policies;

    /** A calculator with these rates and one policy per mode. */
    public TableTaxCalculator(TaxRates rates, Function<Mode, TaxPolicy> policies) {
        this.rates = rates;
        this.policies = policies;
    }

    @Override
    public TaxBreakdown assess(Scope scope, TaxRequest request) {
        return policies.apply(scope.mode()).decide(request, rates);
    }
}
