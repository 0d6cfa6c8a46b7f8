package dev.hexpay.adapter.tax.table;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.testkit.contract.TaxCalculatorContract;

class TableTaxCalculatorContractTest extends TaxCalculatorContract {
    @Override
    protected TaxCalculator calculator() {
        return new TableTaxCalculator(TaxTable.bundled(), mode -> TaxPolicy.of("DE", TaxRegistrations.NONE));
    }
}
