package dev.hexpay.application.port.out;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;

/** Knows the tax on a price: from a table of rates on this machine, or from a service far away. */
public interface TaxCalculator {
    /**
     * The price with its tax, the reason for it and the evidence. It is asked outside of any unit of work, any number of
     * times for one price, and changes nothing by being asked.
     *
     * @throws TaxUnavailableException when it cannot tell now
     */
    TaxBreakdown assess(Scope scope, TaxRequest request);
}
