package dev.hexpay.adapter.stripe;

import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.testkit.contract.TaxCalculatorContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class StripeTaxContractTest extends TaxCalculatorContract {
    private final StripeHarness harness = new StripeHarness();

    @Override
    protected TaxCalculator calculator() {
        return harness.taxCalculator(Duration.ofSeconds(20));
    }

    @Override
    protected boolean isService() {
        return true;
    }

    @AfterEach
    void close() {
        harness.close();
    }
}
