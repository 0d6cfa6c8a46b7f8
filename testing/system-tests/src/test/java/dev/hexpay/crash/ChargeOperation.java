package dev.hexpay.crash;

import static dev.hexpay.crash.KillPoint.BEFORE_PREPARE;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_APPLIED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_STORED;
import static dev.hexpay.crash.KillPoint.NOTIFICATION_UNCOMMITTED;
import static dev.hexpay.crash.KillPoint.PREPARED;
import static dev.hexpay.crash.KillPoint.PREPARE_UNCOMMITTED;
import static dev.hexpay.crash.KillPoint.PROVIDER_ANSWERED;
import static dev.hexpay.crash.KillPoint.SETTLED;
import static dev.hexpay.crash.KillPoint.SETTLE_UNCOMMITTED;

import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.Builders;
import java.util.ArrayList;
import java.util.List;

/** Operations that charge a payer. */
// The lists are immutable, but no annotation declares it.
@SuppressWarnings("ImmutableEnumChecker")
enum ChargeOperation implements Operation {
    /** The job looks up a transaction whose response was lost. */
    RECONCILE(List.of(), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.withFault(ConnectionFault.LOST_AFTER_EFFECT, () -> scenario.pay(CrashScenario.VISA));
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.reconcileOne();
        }
    },
    /** The provider notifies about a transaction whose response was lost. */
    NOTIFY(
            List.of(NOTIFICATION_UNCOMMITTED, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            RECONCILE.setUp(scenario);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.deliverNotification();
            scenario.processOneNotification();
        }

        @Override
        public void retry(CrashScenario scenario) {
            scenario.deliverNotification();
        }
    },
    /** The provider confirms a transaction that it had declined. */
    CORRECT(
            List.of(NOTIFICATION_UNCOMMITTED, NOTIFICATION_STORED),
            List.of(NOTIFICATION_APPLIED),
            PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.reportingSuccessAsDecline(Builders.DECLINED, () -> scenario.pay(CrashScenario.VISA));
        }

        @Override
        public void execute(CrashScenario scenario) {
            NOTIFY.execute(scenario);
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
    PAY(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.pay(CrashScenario.VISA);
        }

        @Override
        public String outcomeWithoutRetry(CrashCase crash) {
            return WireName.of(Operation.isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.SUCCEEDED);
        }
    },
    PAY_WITH_DECLINED_CARD(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.pay(CrashScenario.DECLINED);
        }

        @Override
        public String outcomeWithoutRetry(CrashCase crash) {
            return WireName.of(Operation.isBefore(crash, PREPARED) ? PaymentStatus.PENDING : PaymentStatus.FAILED);
        }
    },
    /** A transaction that requires action is superseded by another one. */
    PAY_WITH_ANOTHER_CARD(List.of(BEFORE_PREPARE), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public List<KillPoint> points(ConnectionFault fault) {
            List<KillPoint> points = new ArrayList<>(super.points(fault));
            if (fault == ConnectionFault.NONE) {
                points.addAll(List.of(PREPARE_UNCOMMITTED, PREPARED, PROVIDER_ANSWERED, SETTLE_UNCOMMITTED, SETTLED));
            }
            return points;
        }

        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.SECURE);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.pay(CrashScenario.VISA);
        }

        @Override
        public String outcomeWithoutRetry(CrashCase crash) {
            boolean isCanceled =
                    !Operation.isBeforeProviderCall(crash) && crash.fault() != ConnectionFault.LOST_BEFORE_EFFECT;
            if (!isCanceled) {
                return WireName.of(PaymentStatus.REQUIRES_ACTION);
            }
            return WireName.of(Operation.isBefore(crash, PREPARED) ? PaymentStatus.FAILED : PaymentStatus.SUCCEEDED);
        }
    },
    AUTHENTICATE(List.of(PREPARE_UNCOMMITTED, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.SECURE);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.authenticate(AuthenticationOutcome.COMPLETED);
        }

        @Override
        public String outcomeWithoutRetry(CrashCase crash) {
            boolean isKnown =
                    !Operation.isBeforeProviderCall(crash) && crash.fault() != ConnectionFault.LOST_BEFORE_EFFECT;
            return WireName.of(isKnown ? PaymentStatus.SUCCEEDED : PaymentStatus.REQUIRES_ACTION);
        }
    },
    CHARGE(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), PaymentStatus.SUCCEEDED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.VISA);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.charge();
        }
    },
    CHARGE_DECLINED_CARD(List.of(BEFORE_PREPARE, PREPARE_UNCOMMITTED, PREPARED), List.of(), PaymentStatus.FAILED) {
        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.DECLINED_OFF_SESSION);
        }

        @Override
        public void execute(CrashScenario scenario) {
            CHARGE.execute(scenario);
        }
    };

    private final List<KillPoint> beforeCall;
    private final List<KillPoint> afterResult;
    private final PaymentStatus finalStatus;

    ChargeOperation(List<KillPoint> beforeCall, List<KillPoint> afterResult, PaymentStatus finalStatus) {
        this.beforeCall = beforeCall;
        this.afterResult = afterResult;
        this.finalStatus = finalStatus;
    }

    @Override
    public List<KillPoint> points(ConnectionFault fault) {
        return Operation.pointsAround(beforeCall, fault, afterResult);
    }

    @Override
    public boolean isJob() {
        return this == RECONCILE;
    }

    @Override
    public final String finalOutcome() {
        return WireName.of(finalStatus);
    }

    @Override
    public final String outcome(CrashScenario scenario) {
        return scenario.payment(isKeyed() ? PaymentKind.CHARGE : PaymentKind.LINK)
                .map(payment -> WireName.of(payment.status()))
                .orElse(NOTHING);
    }

    @Override
    public final boolean isKeyed() {
        return this == CHARGE || this == CHARGE_DECLINED_CARD;
    }

    @Override
    public final String subjectId(CrashScenario scenario) {
        return scenario.payment(PaymentKind.CHARGE).orElseThrow().id().value();
    }

    @Override
    public int corrections() {
        return this == CORRECT ? 1 : 0;
    }
}
