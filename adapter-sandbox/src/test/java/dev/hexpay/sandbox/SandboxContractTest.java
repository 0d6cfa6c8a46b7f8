package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.CardTokensContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.ForgettingContract;
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.RefundingContract;
import org.junit.jupiter.api.Nested;

class SandboxContractTest {
    @Nested
    class ChargingOnH2 extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.h2());
        }
    }

    @Nested
    class ChargingOnPostgres extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.postgres());
        }
    }

    @Nested
    class AuthenticatingOnH2 extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.h2());
        }
    }

    @Nested
    class AuthenticatingOnPostgres extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.postgres());
        }
    }

    @Nested
    class RefundingOnH2 extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.h2());
        }
    }

    @Nested
    class RefundingOnPostgres extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.postgres());
        }
    }

    @Nested
    class DisputingOnH2 extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.h2());
        }
    }

    @Nested
    class DisputingOnPostgres extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.postgres());
        }
    }

    @Nested
    class ForgettingOnH2 extends ForgettingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.h2());
        }
    }

    @Nested
    class ForgettingOnPostgres extends ForgettingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.over(Databases.postgres());
        }
    }

    @Nested
    class CardTokensOnH2 extends CardTokensContract {
        @Override
        protected CardTokens cardTokens() {
            return SandboxHarness.over(Databases.h2()).provider();
        }
    }

    @Nested
    class CardTokensOnPostgres extends CardTokensContract {
        @Override
        protected CardTokens cardTokens() {
            return SandboxHarness.over(Databases.postgres()).provider();
        }
    }
}
