package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox whose calls can have planned faults. */
abstract class SandboxFaultBed extends SandboxTestBed {
    final TransactionId id = aTransactionId();
    final FaultPlan plan = new FaultPlan();

    @BeforeEach
    void usePlan() {
        sandbox = new SandboxProvider(
                SandboxDatabase.open(dataSource), new SettableClock(), new SequentialIds()::secret, plan);
    }

    static void assertLost(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(LostAnswerException.class);
    }
}
