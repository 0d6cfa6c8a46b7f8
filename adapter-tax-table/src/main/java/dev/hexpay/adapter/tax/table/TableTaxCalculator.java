package dev.hexpay.adapter.tax.table;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Function;

/** Decides the tax on this machine, by a seller's policy and a table of rates; it is always available. */
public final class TableTaxCalculator implements TaxCalculator {
    private final TaxRates rates;
    private final Function<Mode, TaxPolicy> policies;

    /** The tax by these rates and the policy of each mode. */
    public TableTaxCalculator(TaxRates rates, Function<Mode, TaxPolicy> policies) {
        this.rates = rates;
        this.policies = policies;
    }

    @Override
    public TaxBreakdown assess(Scope scope, TaxRequest request) {
        return policies.apply(scope.mode()).decide(request, rates);
    }
}
