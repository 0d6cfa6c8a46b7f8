package dev.hexpay.adapter.stripe;

import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.RefundingContract;
import dev.hexpay.testkit.contract.StatementContract;
import org.junit.jupiter.api.Nested;

class StripeContractTest {
    @Nested
    class Charging extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }

    @Nested
    class Authenticating extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }

    @Nested
    class Refunding extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }

    @Nested
    class Disputing extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }

    @Nested
    class Detaching extends DetachingContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }

    @Nested
    class Statements extends StatementContract {
        @Override
        protected ProviderHarness harness() {
            return new StripeHarness();
        }
    }
}
