package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.testkit.contract.AuthenticatingContract;
import dev.hexpay.testkit.contract.CardTokenizerContract;
import dev.hexpay.testkit.contract.ChargingContract;
import dev.hexpay.testkit.contract.DetachingContract;
import dev.hexpay.testkit.contract.DisputingContract;
import dev.hexpay.testkit.contract.ProviderHarness;
import dev.hexpay.testkit.contract.RefundingContract;
import dev.hexpay.testkit.contract.StatementContract;
import org.junit.jupiter.api.Nested;

@EachDatabase
class SandboxContractTest {
    private final TestDatabase database;

    SandboxContractTest(TestDatabase database) {
        this.database = database;
    }

    @Nested
    class Charging extends ChargingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class Authenticating extends AuthenticatingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class Refunding extends RefundingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class Disputing extends DisputingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class Detaching extends DetachingContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class Statements extends StatementContract {
        @Override
        protected ProviderHarness harness() {
            return SandboxHarness.on(database.create());
        }
    }

    @Nested
    class CardTokens extends CardTokenizerContract {
        @Override
        protected CardTokenizer cardTokenizer() {
            return SandboxHarness.on(database.create()).provider();
        }
    }
}
