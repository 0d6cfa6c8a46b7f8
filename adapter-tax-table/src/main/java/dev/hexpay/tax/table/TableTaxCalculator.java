package dev.hexpay.tax.table;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxQuestion;
import dev.hexpay.domain.tax.TaxRates;
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
    public TaxBreakdown assess(Scope scope, TaxQuestion question) {
        return policies.apply(scope.mode()).decide(question, rates);
    }
}
