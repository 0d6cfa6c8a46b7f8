package dev.hexpay.application.port.out;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;

/** Calculates the tax on a price, from a local table of rates or a remote service. */
public interface TaxCalculator {
    /**
     * The price with its tax, the tax reason and the evidence. It is called outside a unit of work, any number of times
     * for one price, and has no side effects.
     *
     * @throws TaxUnavailableException when the tax cannot be calculated now
     */
    TaxBreakdown assess(Scope scope, TaxRequest request);
}
