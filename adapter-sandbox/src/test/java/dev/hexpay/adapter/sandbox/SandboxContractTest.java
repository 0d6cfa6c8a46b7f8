package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.CardTokenizerContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.RefundingContract;
import org.junit.jupiter.api.Nested;

class SandboxContractTest {
    @Nested
    class ChargingOnH2 extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.h2());
        }
    }

    @Nested
    class ChargingOnPostgres extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.postgres());
        }
    }

    @Nested
    class AuthenticatingOnH2 extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.h2());
        }
    }

    @Nested
    class AuthenticatingOnPostgres extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.postgres());
        }
    }

    @Nested
    class RefundingOnH2 extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.h2());
        }
    }

    @Nested
    class RefundingOnPostgres extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.postgres());
        }
    }

    @Nested
    class DisputingOnH2 extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.h2());
        }
    }

    @Nested
    class DisputingOnPostgres extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.postgres());
        }
    }

    @Nested
    class DetachingOnH2 extends DetachingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.h2());
        }
    }

    @Nested
    class DetachingOnPostgres extends DetachingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(Databases.postgres());
        }
    }

    @Nested
    class CardTokensOnH2 extends CardTokenizerContract {
        @Override
        protected CardTokenizer cardTokenizer() {
            return SandboxHarness.on(Databases.h2()).provider();
        }
    }

    @Nested
    class CardTokensOnPostgres extends CardTokenizerContract {
        @Override
        protected CardTokenizer cardTokenizer() {
            return SandboxHarness.on(Databases.postgres()).provider();
        }
    }
}
