package dev.hexpay.crash;

import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.WireName;
import java.util.List;

/** Sends events to the endpoint of a merchant. Declined attempts to pay have events, and no receipts or due transactions. */
enum WebhookOperation implements Operation {
    /** The job sends the first event of a payment. */
    DELIVER {
        @Override
        public List<KillPoint> points(ConnectionFault fault) {
            return switch (fault) {
                case NONE, LOST_BEFORE_EFFECT, LOST_AFTER_EFFECT, SERVER_ERROR_AFTER_EFFECT ->
                    List.of(KillPoint.WEBHOOK_LEASED, KillPoint.WEBHOOK_SENT);
                case SLOW -> List.of(KillPoint.WEBHOOK_LEASED, KillPoint.WAITING);
            };
        }

        @Override
        public void setUp(CrashScenario scenario) {
            DISTRIBUTE.setUp(scenario);
            scenario.distributeEvents(FEW);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.serveOneEndpoint();
        }
    },
    /** The job makes the deliveries of the first events that it finds, also of those of other merchants. */
    DISTRIBUTE {
        @Override
        public List<KillPoint> points(ConnectionFault fault) {
            return List.of(KillPoint.DISTRIBUTE_UNCOMMITTED);
        }

        /** There is one case: a second distributor waits for the first one. */
        @Override
        public List<ClientReaction> clients() {
            return List.of(ClientReaction.GIVES_UP);
        }

        @Override
        public void setUp(CrashScenario scenario) {
            scenario.open();
            scenario.pay(CrashScenario.DECLINED);
            scenario.pay(CrashScenario.DECLINED);
        }

        @Override
        public void execute(CrashScenario scenario) {
            scenario.distributeEvents(FEW);
        }
    };

    private static final int FEW = 10;

    @Override
    public boolean isJob() {
        return true;
    }

    @Override
    public String outcome(CrashScenario scenario) {
        return WireName.of(scenario.payment(PaymentKind.LINK).orElseThrow().status());
    }

    @Override
    public String finalOutcome() {
        return WireName.of(PaymentStatus.SUCCEEDED);
    }

    @Override
    public String outcomeWithoutRetry(CrashCase crash) {
        return WireName.of(PaymentStatus.FAILED);
    }

    /** How often the first event was accepted before the process was killed. */
    static int acceptedBefore(CrashCase crash) {
        boolean isSent = crash.point() == KillPoint.WEBHOOK_SENT || crash.point() == KillPoint.WAITING;
        return crash.operation() == DELIVER && isSent && crash.fault() != ConnectionFault.LOST_BEFORE_EFFECT ? 1 : 0;
    }
}
