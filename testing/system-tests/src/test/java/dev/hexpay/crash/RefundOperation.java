package dev.hexpay.crash;

import static dev.hexpay.crash.KillPoint.BEFORE_PREPARE;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_APPLIED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_UNCOMMITTED;
import static dev.hexpay.crash.KillPoint.PREPARED;
import static dev.hexpay.crash.KillPoint.PREPARE_UNCOMMITTED;

import java.util.List;

/** Operations that refund a payer. The outcome lists the refunds of the link, whose price is 25.00 and 4.75 of tax. */
// The lists are immutable, but no annotation declares it.
@SuppressWarnings("ImmutableEnumChecker")
enum RefundOperation implements Operation {
    /** The job refunds a duplicate payment. */
    REFUND_DUPLICATE(List.of(), List.of(), "2975 duplicate refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            DUPLICATE_PAYMENT.setUp(scenario);
            DUPLICATE_PAYMENT.execute(scenario);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.reconcileOneRefund();
        }
    },
    /** The job looks up a refund whose response was lost. */
    RECONCILE_REFUND(List.of(), List.of(), "2975 refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            REFUND.setUp(scenario);
            scenario.withFault(ConnectionFault.LOST_AFTER_EFFECT, () -> REFUND.execute(scenario));
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.reconcileOneRefund();
        }
    },
    /** A late confirmation settles a payment while another transaction, which also moved money, is pending. */
    SUPERSEDED(List.of(), List.of(), "2975 duplicate refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            ChargeOperation.CORRECT.setUp(scenario);
            scenario.withFault(ConnectionFault.LOST_AFTER_EFFECT, () -> scenario.pay(CrashScenario.VISA));
            ChargeOperation.NOTIFY.execute(scenario);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.reconcileOne();
        }
    },
    /** The provider confirms a declined transaction after another one has paid. */
    DUPLICATE_PAYMENT(
            List.of(NOTIFICATION_UNCOMMITTED, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            "2975 duplicate refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            ChargeOperation.CORRECT.setUp(scenario);
            scenario.pay(CrashScenario.VISA);
        }

        @Override
        public void execute(CrashScenario scenario) {
            ChargeOperation.NOTIFY.execute(scenario);
        }

        @Override
        public void retry(CrashScenario scenario) {
            scenario.deliverNotification();
        }

        /** A provider repeats its notification until it is acknowledged. */
        @Override
        public boolean isRetried(CrashCase crash) {
            return crash.isRetried() || Operation.isBeforeProviderCall(crash);
        }
    },
    /** The merchant refunds in full. */
    REFUND(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), "2975 refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.VISA);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.refund(null, "refund-1");
        }
    },
    /** The merchant refunds a part, after another part. */
    PARTIAL_REFUND(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), "501 refunded, 1003 refunded") {
        @Override
        public void setUp(CrashScenario scenario) {
            REFUND.setUp(scenario);
            scenario.refund(501L, "refund-1");
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.refund(1003L, "refund-2");
        }

        @Override
        public String outcomeWithoutRetry(CrashCase crash) {
            return Operation.isBefore(crash, PREPARED) ? "501 refunded" : finalOutcome();
        }
    },
    /** The charge is disputed, which only the provider knows yet. */
    REFUND_DECLINED(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), "2975 declined") {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.hidingDisputes(() -> scenario.pay(CrashScenario.DISPUTED));
        }

        @Override
        public void execute(CrashScenario scenario) {
            REFUND.execute(scenario);
        }
    };

    private final List<KillPoint> beforeCall;
    private final List<KillPoint> afterResult;
    private final String finalOutcome;

    RefundOperation(List<KillPoint> beforeCall, List<KillPoint> afterResult, String finalOutcome) {
        this.beforeCall = beforeCall;
        this.afterResult = afterResult;
        this.finalOutcome = finalOutcome;
    }

    @Override
    public final List<KillPoint> points(ConnectionFault fault) {
        return Operation.pointsAround(beforeCall, fault, afterResult);
    }

    @Override
    public final boolean isJob() {
        return this == REFUND_DUPLICATE || this == RECONCILE_REFUND || this == SUPERSEDED;
    }

    @Override
    public final String outcome(CrashScenario scenario) {
        return scenario.refundOutcomes().orElse(NOTHING);
    }

    @Override
    public final String finalOutcome() {
        return finalOutcome;
    }

    @Override
    public final boolean isKeyed() {
        return this == REFUND || this == PARTIAL_REFUND || this == REFUND_DECLINED;
    }

    @Override
    public final String subjectId(CrashScenario scenario) {
        return scenario.lastRefund().id().value();
    }

    @Override
    public final int corrections() {
        return this == SUPERSEDED ? 1 : 0;
    }
}
